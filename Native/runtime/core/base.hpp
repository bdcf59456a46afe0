// Integer types, memory access and the address space of the runtime.
#pragma once

#include <cstddef>
#include <cstdint>

// Declared here because the declarations in the standard header forbid null with a count of 0; noexcept as in glibc.
extern "C"
{
    void* memcpy(void* target, const void* source, size_t count) noexcept;
    void* memmove(void* target, const void* source, size_t count) noexcept;
    void* memset(void* target, int value, size_t count) noexcept;
}

namespace nano
{

/// A reference is the 32-bit address of an object in an arena that contains image, statics, stack and heap. On the target, the arena is the
/// address space itself; on a 64-bit desktop, one block of memory. Objects therefore have the same layout on target and desktop.
using Ref = uint32_t;

#ifdef NANO_FLAT
inline uint8_t* at(uint32_t address)
{
    return reinterpret_cast<uint8_t*>(address);
}
inline uint32_t addressOf(const void* pointer)
{
    return reinterpret_cast<uint32_t>(pointer);
}
#else
extern uint8_t* arena;
inline uint8_t* at(uint32_t address)
{
    return arena + address;
}
inline uint32_t addressOf(const void* pointer)
{
    return static_cast<uint32_t>(static_cast<const uint8_t*>(pointer) - arena);
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

inline uint32_t& word(uint32_t address)
{
    return *reinterpret_cast<uint32_t*>(at(address));
}

inline bool testBit(const uint8_t* map, uint32_t index)
{
    return (map[index >> 3] >> (index & 7)) & 1;
}

} // namespace nano
