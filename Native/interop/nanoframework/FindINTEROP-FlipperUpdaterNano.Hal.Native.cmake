# Makes FlipperUpdaterNano.Hal.Native an interop assembly of nanoFramework firmware (docs/INTEROP.md). Copy or link this file into
# CMake/Modules of nf-interpreter. Then configure with NF_INTEROP_ASSEMBLIES="FlipperUpdaterNano.Hal.Native" and with FUPD_ROOT set to the
# folder of FlipperUpdaterNano.
if(NOT EXISTS "${FUPD_ROOT}/Native/interop/nanoframework")
    message(FATAL_ERROR "FUPD_ROOT is '${FUPD_ROOT}': set it to the folder of FlipperUpdaterNano.")
endif()
set(fupd_native "${FUPD_ROOT}/Native")
set(fupd_assembly FlipperUpdaterNano.Hal.Native)

# The version that NativeSystem.ReadVersion returns.
set(fupd_generated "${CMAKE_BINARY_DIR}/FlipperUpdaterNano")
file(READ "${FUPD_ROOT}/version.json" fupd_version)
string(JSON fupd_version GET "${fupd_version}" version)
execute_process(COMMAND_ERROR_IS_FATAL ANY
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${FUPD_ROOT} -DOUT=${fupd_generated}/version.g.hpp -DVERSION=${fupd_version}
        -P ${FUPD_ROOT}/boards/common/version.cmake)

file(GLOB fupd_interop "${fupd_native}/interop/*.cpp")
# These sources are for the RAM runtime only.
list(FILTER fupd_interop EXCLUDE REGEX "/interop/(arguments|files|card_port)\\.cpp$")
file(GLOB_RECURSE fupd_drivers "${fupd_native}/bytes/*.cpp" "${fupd_native}/drivers/*.cpp" "${fupd_native}/fat/*.cpp")

set(${fupd_assembly}_SOURCES
    "${fupd_native}/interop/nanoframework/FlipperUpdaterNano_Hal_Native.g.cpp"
    "${fupd_native}/interop/nanoframework/arguments.cpp"
    ${fupd_interop}
    ${fupd_drivers})
# The order of the folders matters, because nanoFramework's interop/arguments.hpp must be found first.
set(${fupd_assembly}_INCLUDE_DIRS
    "${fupd_native}/interop/nanoframework"
    "${fupd_native}/interop/nanoframework/include"
    "${fupd_native}"
    "${fupd_generated}")
set_source_files_properties(${${fupd_assembly}_SOURCES} PROPERTIES COMPILE_OPTIONS -std=gnu++20)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(INTEROP-${fupd_assembly} DEFAULT_MSG ${fupd_assembly}_INCLUDE_DIRS ${fupd_assembly}_SOURCES)
