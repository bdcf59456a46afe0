// The part of nanoFramework's CLR that the interop library uses, for tests. The names and signatures are the CLR's; the rest is the test's
// own.
#pragma once

#include <cstddef>
#include <cstdint>

using HRESULT = int32_t;
using CLR_INT64 = int64_t;

constexpr HRESULT S_OK = 0;
constexpr HRESULT CLR_E_WRONG_TYPE = -1;
constexpr HRESULT CLR_E_NULL_REFERENCE = -2;
constexpr HRESULT CLR_E_OUT_OF_RANGE = -3;
constexpr HRESULT CLR_E_OUT_OF_MEMORY = -4;
constexpr HRESULT CLR_E_INVALID_OPERATION = -5;

#define SUCCEEDED(status) ((status) >= 0)
#define FAILED(status) ((status) < 0)
#define NANOCLR_NATIVE_DECLARE(method) static HRESULT method(CLR_RT_StackFrame& stack)

struct CLR_RT_StackFrame;

using CLR_RT_MethodHandler = HRESULT (*)(CLR_RT_StackFrame& stack);

struct CLR_RT_NativeAssemblyData
{
    const char* m_szAssemblyName;
    uint32_t m_checkSum;
    const CLR_RT_MethodHandler* m_pNativeMethods;
    struct
    {
        uint16_t major, minor, build, revision;
    } m_Version;
};
