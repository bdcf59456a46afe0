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
            crc = crc << 1 ^ ((crc & 0x80) != 0 ? 0x12 : 0); // the polynomial 0x09, shifted left by one bit
        }
    }
    return static_cast<uint8_t>(crc | 1);
}

namespace
{

/// CRC of each byte value. The 512 bytes are computed on first use to keep the table out of the image.
constinit uint16_t table[256] = {};

} // namespace

const uint16_t* blockCrcTable()
{
    for (uint32_t value = 0; value < 256 && table[255] == 0; ++value)
    {
        const uint32_t top = value ^ value >> 4;
        table[value] = static_cast<uint16_t>(top << 12 ^ top << 5 ^ top);
    }
    return table;
}

uint16_t blockCrc(const uint8_t* data, uint32_t count)
{
    const uint16_t* const of = blockCrcTable();
    uint32_t crc = 0;
    for (uint32_t i = 0; i < count; ++i)
    {
        crc = (crc << 8 ^ of[crc >> 8 ^ data[i]]) & 0xFFFF;
    }
    return static_cast<uint16_t>(crc);
}

} // namespace drivers::card
