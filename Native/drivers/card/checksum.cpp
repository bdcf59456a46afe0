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

uint16_t blockCrc(const uint8_t* data, uint32_t count)
{
    uint32_t crc = 0;
    for (uint32_t i = 0; i < count; ++i)
    {
        uint32_t top = (crc >> 8 ^ data[i]) & 0xFF;
        top ^= top >> 4;
        crc = (crc << 8 ^ top << 12 ^ top << 5 ^ top) & 0xFFFF;
    }
    return static_cast<uint16_t>(crc);
}

} // namespace drivers::card
