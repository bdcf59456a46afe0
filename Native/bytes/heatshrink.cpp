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

uint32_t Heatshrink::decode(const uint8_t* input, uint32_t inputCount, uint8_t* output, uint32_t outputCount, uint32_t& consumed)
{
    // A copy, which the compiler keeps in registers: bytes are stored through pointers that could point at this.
    Heatshrink now = *this;
    uint8_t* const ring = window();
    const uint8_t* const begin = output;
    const uint8_t* const end = output + outputCount;
    const uint8_t* const first = input;
    const uint8_t* const last = input + inputCount;
    const uint32_t mask = (1u << windowBits) - 1;
    while (output != end)
    {
        if (now.phase == Copy)
        {
            const uint32_t room = static_cast<uint32_t>(end - output);
            uint32_t run = now.left < room ? now.left : room;
            now.left = static_cast<uint16_t>(now.left - run);
            now.phase = now.left == 0 ? Tag : Copy;
            for (; run != 0; --run)
            {
                *output = ring[(now.head - now.distance) & mask];
                ring[now.head] = *output++;
                now.head = static_cast<uint16_t>((now.head + 1u) & mask);
            }
            continue;
        }
        if (now.phase == Tag)
        {
            // Most symbols are literals: tag and byte in one step where both are there.
            constexpr uint32_t symbol = 1 + 8;
            while (now.available < symbol && input != last)
            {
                now.bits = now.bits << 8 | *input++;
                now.available += 8;
            }
            if (now.available >= symbol && (now.bits >> (now.available - 1) & 1) != 0)
            {
                now.available = static_cast<uint8_t>(now.available - symbol);
                const uint8_t value = static_cast<uint8_t>(now.bits >> now.available);
                *output++ = value;
                ring[now.head] = value;
                now.head = static_cast<uint16_t>((now.head + 1u) & mask);
                continue;
            }
        }
        const uint32_t count = now.phase == Tag ? 1 : now.phase == Literal ? 8 : now.phase == Distance ? now.windowBits : now.lookaheadBits;
        while (now.available < count && input != last)
        {
            now.bits = now.bits << 8 | *input++;
            now.available += 8;
        }
        if (now.available < count)
        {
            break;
        }
        now.available = static_cast<uint8_t>(now.available - count);
        const uint32_t value = now.bits >> now.available & ((1u << count) - 1);
        switch (now.phase)
        {
        case Tag:
            now.phase = value != 0 ? Literal : Distance;
            break;
        case Literal:
            *output++ = static_cast<uint8_t>(value);
            ring[now.head] = static_cast<uint8_t>(value);
            now.head = static_cast<uint16_t>((now.head + 1u) & mask);
            now.phase = Tag;
            break;
        case Distance:
            now.distance = static_cast<uint16_t>(value + 1);
            now.phase = Length;
            break;
        default:
            now.left = static_cast<uint16_t>(value + 1);
            now.phase = Copy;
            break;
        }
    }
    *this = now;
    consumed = static_cast<uint32_t>(input - first);
    return static_cast<uint32_t>(output - begin);
}

} // namespace bytes
