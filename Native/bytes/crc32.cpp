#include "crc32.hpp"

namespace bytes
{

namespace
{

/// The CRC of each value of four bits. Sixteen words instead of 256: the loop is short enough for the card, and the image has no kilobyte
/// to spare.
constexpr uint32_t nibbles[16] = {
    0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
    0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
};

[[gnu::always_inline]] inline uint32_t step(uint32_t crc)
{
    return crc >> 4 ^ nibbles[crc & 15];
}

} // namespace

uint32_t crc32(uint32_t seed, const uint8_t* data, uint32_t count)
{
    uint32_t crc = ~seed;
    // Four bytes at a time: one load, and no loop around the nibbles.
    for (; count >= 4; count -= 4, data += 4)
    {
        uint32_t word;
        __builtin_memcpy(&word, data, sizeof word);
        crc ^= word;
        crc = step(step(step(step(crc))));
        crc = step(step(step(step(crc))));
    }
    for (; count != 0; --count, ++data)
    {
        crc = step(step(crc ^ *data));
    }
    return ~crc;
}

} // namespace bytes
