# Builds the updater (updater.elf, updater.bin and updater.map) from board code, drivers, runtime and the closed-world image of the managed
# updater. Included by the CMakeLists.txt of the board, whose folder contains the board's sources and memory.ld.
set(common ${CMAKE_CURRENT_LIST_DIR})
set(managed ${CMAKE_CURRENT_BINARY_DIR}/managed)
set(assembly ${managed}/bin/FlipperUpdaterNano.Image.dll)

file(GLOB_RECURSE managed_sources CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/Hal/*.cs ${CMAKE_SOURCE_DIR}/Hal/Native/*.cs
    ${CMAKE_SOURCE_DIR}/Updater/*.cs ${CMAKE_SOURCE_DIR}/Updater/*.png
    ${CMAKE_SOURCE_DIR}/Native/image/*.cs ${CMAKE_SOURCE_DIR}/Native/image/*.csproj ${CMAKE_SOURCE_DIR}/Native/image/*.txt
    ${CMAKE_SOURCE_DIR}/Native/classlib/*.cs ${CMAKE_SOURCE_DIR}/Host/Linker/*.cs ${CMAKE_SOURCE_DIR}/Host/Linker/*.csproj
    ${CMAKE_SOURCE_DIR}/Native/runtime/opcodes.def)
list(FILTER managed_sources EXCLUDE REGEX "/(bin|obj)/")

# Host/Linker refuses calls to natives that these files do not define.
file(GLOB native_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/Native/runtime/natives/*.cpp ${CMAKE_SOURCE_DIR}/Native/interop/*.cpp)

add_custom_command(
    OUTPUT ${managed}/updater.img ${managed}/natives.g.hpp ${managed}/updater.img.map
    COMMAND dotnet build ${CMAKE_SOURCE_DIR}/Native/image/image.csproj -c Release -o ${managed}/bin --nologo -v q
    COMMAND dotnet build ${CMAKE_SOURCE_DIR}/Host/Linker/Linker.csproj -c Release -o ${managed}/linker --nologo -v q
    COMMAND dotnet ${managed}/linker/FlipperUpdaterNano.Linker.dll ${assembly} --image ${managed}/updater.img
            --natives ${managed}/natives.g.hpp --map ${managed}/updater.img.map
            --sources ${CMAKE_SOURCE_DIR}/Native/runtime ${CMAKE_SOURCE_DIR}/Native/interop
    DEPENDS ${managed_sources} ${native_sources}
    COMMENT "Linking the managed updater"
    VERBATIM)
add_custom_target(managed_image DEPENDS ${managed}/updater.img)

# Runtime and natives are compiled again here, against the native table of this image.
file(GLOB runtime_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/Native/runtime/core/*.cpp ${CMAKE_SOURCE_DIR}/Native/runtime/natives/*.cpp)
file(GLOB board_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${common}/*.cpp)

add_executable(updater ${board_sources} ${runtime_sources} ${common}/managed.S)
add_dependencies(updater managed_image)
# Each frequent operation has its own dispatch; the others share one. Native/runtime/CMakeLists.txt explains the options.
set_source_files_properties(${CMAKE_SOURCE_DIR}/Native/runtime/core/interpreter.cpp PROPERTIES
    COMPILE_OPTIONS "${FUPD_FAST_OPTIONS};${NANO_PINNED_OPTIONS};-fno-align-jumps;-fno-align-labels;-fno-align-loops;-freorder-blocks-algorithm=simple"
    COMPILE_DEFINITIONS NANO_SHARED_DISPATCH)
# The compiler adds calls to memcpy and similar functions after link-time optimization has dropped uncalled functions, so memory.cpp is
# compiled without that optimization.
set_source_files_properties(${common}/memory.cpp PROPERTIES COMPILE_OPTIONS -fno-lto)
set_source_files_properties(${common}/managed.S PROPERTIES OBJECT_DEPENDS ${managed}/updater.img)
target_include_directories(updater PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${common} ${CMAKE_SOURCE_DIR}/Native/runtime ${managed})
# The managed code uses no floating point. The managed image and the runtime are in one file, and one CRC covers both; checking this CRC
# replaces checking each operation.
target_compile_definitions(updater PRIVATE NANO_FLAT NANO_WITHOUT_FLOATS NANO_OWN_FILE "NANO_NATIVE_HEADER=\"${managed}/natives.g.hpp\"")
target_link_libraries(updater PRIVATE fupd_interop -lc -lgcc)
# Link-time optimization saves 2.5 KB, and inlining across files makes the code faster.
set_target_properties(updater fupd_drivers fupd_fat fupd_bytes PROPERTIES INTERPROCEDURAL_OPTIMIZATION ON)
# The temporary files of link-time optimization are kept, because the studio links them with another managed image
# (Host/Fupd/Studio/ImageRelinker.cs).
target_link_options(updater PRIVATE -nostartfiles -specs=nano.specs -fipa-pta -save-temps=obj -Wl,--gc-sections
    -T${CMAKE_CURRENT_SOURCE_DIR}/memory.ld -Wl,-Map=${CMAKE_CURRENT_BINARY_DIR}/updater.map)
file(CONFIGURE OUTPUT ${managed}/relink.args
    CONTENT "${CMAKE_CXX_FLAGS} -nostartfiles -specs=nano.specs -Wl,--gc-sections -T${CMAKE_CURRENT_SOURCE_DIR}/memory.ld\n")
set_target_properties(updater PROPERTIES SUFFIX .elf LINK_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/memory.ld)

add_custom_command(TARGET updater POST_BUILD
    COMMAND arm-none-eabi-objcopy -O binary -S $<TARGET_FILE:updater> ${CMAKE_CURRENT_BINARY_DIR}/updater.bin
    COMMAND ${CMAKE_COMMAND} -DELF=$<TARGET_FILE:updater> -DBIN=${CMAKE_CURRENT_BINARY_DIR}/updater.bin -DMANAGED=${managed}/updater.img
            -P ${common}/budget.cmake
    VERBATIM)
nano_check_dispatch(updater)

# selftest.bin verifies the assumptions of the code and the device model on the chip (docs/HARDWARE.md). It contains no managed code, but
# the same board code and drivers as the updater, and it uses the same linker script.
file(GLOB selftest_sources CONFIGURE_DEPENDS ${common}/selftest/*.cpp)
set(selftest_board ${board_sources})
list(REMOVE_ITEM selftest_board ${common}/main.cpp)
add_executable(selftest EXCLUDE_FROM_ALL ${selftest_board} ${selftest_sources})
target_include_directories(selftest PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${common} ${CMAKE_BINARY_DIR}/generated)
add_dependencies(selftest build_version)
target_link_libraries(selftest PRIVATE fupd_drivers fupd_fat fupd_bytes fupd_options -lc -lgcc)
target_compile_options(selftest PRIVATE -Wconversion)
target_link_options(selftest PRIVATE -nostartfiles -specs=nano.specs -Wl,--gc-sections -T${CMAKE_CURRENT_SOURCE_DIR}/memory.ld)
set_target_properties(selftest PROPERTIES SUFFIX .elf LINK_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/memory.ld)
add_custom_command(TARGET selftest POST_BUILD
    COMMAND arm-none-eabi-objcopy -O binary -S $<TARGET_FILE:selftest> ${CMAKE_CURRENT_BINARY_DIR}/selftest.bin
    VERBATIM)
include(${common}/resume.cmake)
