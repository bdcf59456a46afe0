// The runtime's interface to the natives of Hal/Native. nanoframework/include has the same interface for nanoFramework's CLR.
#pragma once

#include "core/natives.hpp"

namespace interop
{

using nano::Ref;

/// Address of a range of a managed byte array, valid until the next allocation. If the range is invalid, raises an exception and returns
/// null; the native must then return.
uint8_t* range(Ref array, int32_t offset, int32_t count);

/// Address of the elements of an array. If there are fewer than `count` elements, raises an exception and returns null, as range() does.
uint8_t* atLeast(Ref array, uint32_t count);

/// Sets a 32-bit out parameter.
inline void setOut(const nano::Pointer& target, uint32_t value)
{
    __builtin_memcpy(target.target(), &value, sizeof value);
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
