#include "heatshrink.hpp"

#include <cstring>

namespace bytes
{

namespace
{

enum Phase : uint8_t
{
    Tag,
    Literal,
    Distance,
    Length,
    Copy,
};

} // namespace

void Heatshrink::begin(uint32_t window, uint32_t lookahead)
{
    std::memset(static_cast<void*>(this), 0, sizeFor(window));
    windowBits = static_cast<uint8_t>(window);
    lookaheadBits = static_cast<uint8_t>(lookahead);
}

void Heatshrink::put(uint8_t byte, uint8_t*& output)
{
    window()[head] = byte;
    head = static_cast<uint16_t>((head + 1u) & ((1u << windowBits) - 1));
    *output++ = byte;
}

uint32_t Heatshrink::decode(const uint8_t* input, uint32_t inputCount, uint8_t* output, uint32_t outputCount, uint32_t& consumed)
{
    const uint8_t* const begin = output;
    const uint8_t* const end = output + outputCount;
    const uint32_t mask = (1u << windowBits) - 1;
    consumed = 0;
    while (output != end)
    {
        if (phase == Copy)
        {
            put(window()[(head - distance) & mask], output);
            phase = --left == 0 ? Tag : Copy;
            continue;
        }
        const uint8_t needed[] = {1, 8, windowBits, lookaheadBits};
        const uint32_t count = needed[phase];
        while (available < count)
        {
            if (consumed == inputCount)
            {
                return static_cast<uint32_t>(output - begin);
            }
            bits = bits << 8 | input[consumed++];
            available += 8;
        }
        available = static_cast<uint8_t>(available - count);
        const uint32_t value = bits >> available & ((1u << count) - 1);
        switch (phase)
        {
        case Tag:
            phase = value != 0 ? Literal : Distance;
            break;
        case Literal:
            put(static_cast<uint8_t>(value), output);
            phase = Tag;
            break;
        case Distance:
            distance = static_cast<uint16_t>(value + 1);
            phase = Length;
            break;
        default:
            left = static_cast<uint16_t>(value + 1);
            phase = Copy;
            break;
        }
    }
    return static_cast<uint32_t>(output - begin);
}

} // namespace bytes
