# Toolchain file: Debian's gcc-arm-none-eabi for the Cortex-M4F of the STM32WB55.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR cortex-m4)
set(CMAKE_CXX_COMPILER arm-none-eabi-g++)
set(CMAKE_ASM_COMPILER arm-none-eabi-gcc)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

set(cpu "-mcpu=cortex-m4 -mthumb -mfpu=fpv4-sp-d16 -mfloat-abi=hard")
set(CMAKE_ASM_FLAGS_INIT "${cpu}")
set(CMAKE_CXX_FLAGS_INIT
    "${cpu} -ffreestanding -ffunction-sections -fdata-sections -fno-threadsafe-statics -fno-unwind-tables -fno-asynchronous-unwind-tables -fno-use-cxa-atexit")
# Disables optimisation passes of -Os that, as measured with the updater, make the code larger. Files compiled for speed enable them again.
set(smaller -fno-tree-ch -fno-move-loop-invariants -fno-tree-dominator-opts -fira-region=one -fno-schedule-insns2 -fno-tree-loop-im
    -fno-caller-saves -fno-thread-jumps -fno-tree-tail-merge -fno-ssa-phiopt -fno-tree-phiprop -fno-tree-scev-cprop)
list(JOIN smaller " " smaller)
set(CMAKE_CXX_FLAGS_MINSIZEREL "-Os ${smaller} -fmerge-all-constants -g -DNDEBUG")
set(FUPD_FAST_OPTIONS -O2 -ftree-ch -fmove-loop-invariants -ftree-dominator-opts -fira-region=mixed -fschedule-insns2 -ftree-loop-im
    -fcaller-saves -fthread-jumps -ftree-tail-merge -fssa-phiopt -ftree-phiprop -ftree-scev-cprop -fno-merge-all-constants)
