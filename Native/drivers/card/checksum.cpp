#include "checksum.hpp"

namespace drivers::card
{

uint8_t frameCrc(const uint8_t* frame, uint32_t count)
{
    uint32_t crc = 0;
    for (uint32_t i = 0; i < count; ++i)
    {
        crc ^= frame[i];
        for (uint32_t bit = 0; bit < 8; ++bit)
        {
            crc = crc << 1 ^ ((crc & 0x80) != 0 ? 0x12 : 0); // the polynomial 0x09, one bit further up
        }
    }
    return static_cast<uint8_t>(crc | 1);
}

namespace
{

/// What a byte at the top of the CRC becomes: polynomial 0x1021. Every byte from the card passes here, so half a kilobyte is well spent.
struct Table
{
    uint16_t of[256];

    constexpr Table() : of{}
    {
        for (uint32_t value = 0; value < 256; ++value)
        {
            const uint32_t top = value ^ value >> 4;
            of[value] = static_cast<uint16_t>(top << 12 ^ top << 5 ^ top);
        }
    }
};

constexpr Table table;

} // namespace

constexpr const uint16_t (&blockCrcOf)[256] = table.of;

uint16_t blockCrc(const uint8_t* data, uint32_t count)
{
    uint32_t crc = 0;
    for (uint32_t i = 0; i < count; ++i)
    {
        crc = (crc << 8 ^ blockCrcOf[crc >> 8 ^ data[i]]) & 0xFFFF;
    }
    return static_cast<uint16_t>(crc);
}

} // namespace drivers::card
