#pragma once

#include "core/natives.hpp"

/// Name of the native of an InternalCall in Hal/Native.
#define HAL(name) FlipperUpdaterNano_Hal_Native_##name

namespace interop
{

using nano::i32;
using nano::i64;
using nano::Ref;
using nano::u32;
using nano::u8;

/// Where a range of a managed byte array lies, or null: then the exception is raised and the native must return.
/// The place is good until something is allocated.
u8* range(Ref array, i32 offset, i32 count);

/// The whole of an array that must have at least so many elements.
u8* atLeast(Ref array, u32 count);

/// Sets an out parameter of 32 bits.
inline void setOut(const nano::Pointer& target, u32 value)
{
    __builtin_memcpy(target.target(), &value, sizeof value);
}

/// A managed string as UTF-8 in a buffer of its own.
struct Utf8
{
    static constexpr u32 room = 512;

    char bytes[room];
    u32 length = 0;
    bool fits = true;

    explicit Utf8(Ref text);
};

} // namespace interop
