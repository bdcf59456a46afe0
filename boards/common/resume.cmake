# Builds the resume stub (resume.elf, resume.bin and resume.map), which starts the loader from the card while page 0 contains no firmware.
# Included by updater.cmake; the linker script checks the limit of two pages.
set(resume_sources ${common}/resume/entry.S ${common}/resume/main.cpp ${common}/memory.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/resume/board.cpp ${CMAKE_CURRENT_SOURCE_DIR}/clocks.cpp ${CMAKE_CURRENT_SOURCE_DIR}/pins.cpp)
add_executable(resume ${resume_sources})
target_include_directories(resume PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${common})
target_link_libraries(resume PRIVATE fupd_stub fupd_drivers fupd_fat fupd_bytes fupd_options -lc -lgcc)
target_compile_options(resume PRIVATE -Wconversion)
target_link_options(resume PRIVATE -nostartfiles -specs=nano.specs -Wl,--gc-sections
    -T${CMAKE_CURRENT_SOURCE_DIR}/resume.ld -Wl,-Map=${CMAKE_CURRENT_BINARY_DIR}/resume.map)
set_target_properties(resume PROPERTIES SUFFIX .elf INTERPROCEDURAL_OPTIMIZATION ON LINK_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/resume.ld)
set_target_properties(fupd_stub PROPERTIES INTERPROCEDURAL_OPTIMIZATION ON)
# The updater is built only if the stub fits.
add_dependencies(updater resume)
add_custom_command(TARGET resume POST_BUILD
    COMMAND arm-none-eabi-objcopy -O binary -S $<TARGET_FILE:resume> ${CMAKE_CURRENT_BINARY_DIR}/resume.bin
    VERBATIM)
