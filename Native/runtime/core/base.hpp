// Integers, memory access and the address space of the runtime.
#pragma once

#include <stddef.h>
#include <stdint.h>

// Not from string.h, which forbids null together with a count of 0; noexcept as glibc has them.
extern "C"
{
    void* memcpy(void* target, const void* source, size_t count) noexcept;
    void* memmove(void* target, const void* source, size_t count) noexcept;
    void* memset(void* target, int value, size_t count) noexcept;
}

namespace nano
{

using u8 = uint8_t;
using u16 = uint16_t;
using u32 = uint32_t;
using u64 = uint64_t;
using i8 = int8_t;
using i16 = int16_t;
using i32 = int32_t;
using i64 = int64_t;

// A reference is the 32-bit address of an object in one arena that holds image, statics, stack and heap. On the chip
// the arena is the address space itself; on a 64-bit desktop it is one block, so objects have the same layout on both.
using Ref = u32;

#ifdef NANO_FLAT
inline u8* at(u32 address)
{
    return reinterpret_cast<u8*>(address);
}
inline u32 addressOf(const void* pointer)
{
    return reinterpret_cast<u32>(pointer);
}
#else
extern u8* arena;
inline u8* at(u32 address)
{
    return arena + address;
}
inline u32 addressOf(const void* pointer)
{
    return static_cast<u32>(static_cast<const u8*>(pointer) - arena);
}
#endif

template<typename T>
inline T load(const void* from)
{
    T value;
    __builtin_memcpy(&value, from, sizeof(T));
    return value;
}

template<typename T>
inline void store(void* to, T value)
{
    __builtin_memcpy(to, &value, sizeof(T));
}

template<typename To, typename From>
inline To bits(From value)
{
    static_assert(sizeof(To) == sizeof(From));
    To result;
    __builtin_memcpy(&result, &value, sizeof(To));
    return result;
}

inline u32& word(u32 address)
{
    return *reinterpret_cast<u32*>(at(address));
}

inline bool testBit(const u8* map, u32 index)
{
    return (map[index >> 3] >> (index & 7)) & 1;
}

} // namespace nano
