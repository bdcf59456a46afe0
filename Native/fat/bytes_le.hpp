#pragma once

#include <cstdint>

namespace fat
{

/// Little-endian words at unaligned addresses.
inline uint32_t load16(const uint8_t* at)
{
    return at[0] | static_cast<uint32_t>(at[1]) << 8;
}

inline uint32_t load32(const uint8_t* at)
{
    return load16(at) | load16(at + 2) << 16;
}

inline void store16(uint8_t* at, uint32_t value)
{
    at[0] = static_cast<uint8_t>(value);
    at[1] = static_cast<uint8_t>(value >> 8);
}

inline void store32(uint8_t* at, uint32_t value)
{
    store16(at, value);
    store16(at + 2, value >> 16);
}

} // namespace fat
