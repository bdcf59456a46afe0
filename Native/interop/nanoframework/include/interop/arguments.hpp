// The runtime's interface to the natives of Hal/Native, for nanoFramework's CLR, where this file replaces Native/interop/arguments.hpp
// (docs/INTEROP.md).
#pragma once

#include <nanoCLR_Interop.h>
#include <nanoCLR_Runtime.h>

#include <cstdint>

namespace nano
{

/// An object, or null. Creating an object may move others, so a native that creates one must not use its arguments afterwards.
using Ref = CLR_RT_HeapBlock*;

/// An out parameter.
class Pointer
{
public:
    explicit Pointer(CLR_RT_HeapBlock& parameter) : parameter_(parameter)
    {
    }

    CLR_RT_HeapBlock& parameter() const
    {
        return parameter_;
    }

private:
    CLR_RT_HeapBlock& parameter_;
};

/// The exceptions that the natives raise.
enum WellKnown
{
    TypeNullReference,
    TypeArgumentOutOfRange,
    TypeInvalidOperation,
};

/// Raises an exception. The native must then return at once, and its result is ignored.
void raiseFromNative(WellKnown kind);

inline uint32_t lengthOf(Ref array)
{
    return static_cast<CLR_RT_HeapBlock_Array*>(array)->m_numOfElements;
}

inline uint8_t* elementsOf(Ref array)
{
    return static_cast<CLR_RT_HeapBlock_Array*>(array)->GetFirstElement();
}

} // namespace nano

namespace interop
{

using nano::Ref;

/// The failure of the current call; S_OK if nothing has failed so far.
extern HRESULT failure;

/// Address of a range of a managed array. If the range is invalid, raises an exception and returns null; the native must then return.
uint8_t* range(Ref array, int32_t offset, int32_t count);

/// Address of the elements of an array. If there are fewer than `count` elements, raises an exception and returns null, as range() does.
uint8_t* atLeast(Ref array, uint32_t count);

/// Sets a 32-bit out parameter.
void setOut(const nano::Pointer& target, uint32_t value);

inline void setOut(const nano::Pointer& target, int32_t value)
{
    setOut(target, static_cast<uint32_t>(value));
}

/// Sets an out parameter to a new string.
void setOutText(const nano::Pointer& target, const char* utf8, uint32_t bytes);

/// A managed string as UTF-8 in its own buffer.
struct Utf8
{
    static constexpr uint32_t room = 512;

    char bytes[room];
    uint32_t length = 0;
    bool fits = true;

    explicit Utf8(Ref text);
};

} // namespace interop
