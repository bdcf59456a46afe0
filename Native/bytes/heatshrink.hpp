#pragma once

#include <cstdint>

namespace bytes
{

/// Decoder of a heatshrink stream. In the stream, a 1 bit is followed by a literal byte. A 0 bit is followed by distance - 1 in windowBits
/// bits and length - 1 in lookaheadBits bits, most significant bit first. The object resides in a managed byte array, followed by its
/// window.
struct Heatshrink
{
    uint8_t windowBits;
    uint8_t lookaheadBits;
    uint8_t phase;
    uint8_t available; // bits in `bits`
    uint32_t bits;
    uint16_t head; // next position in the window
    uint16_t distance;
    uint16_t left; // number of bytes still to copy
    uint16_t unused;

    static constexpr uint32_t sizeFor(uint32_t windowBits)
    {
        return 16 + (1u << windowBits);
    }

    /// Sets the parameters: windowBits from 4 to 15, lookaheadBits from 3 to windowBits - 1.
    void init(uint32_t windowBits, uint32_t lookaheadBits);

    /// Decodes until the input is consumed or the output is full, and returns the number of bytes written. `consumed` receives the number
    /// of input bytes used.
    uint32_t decode(const uint8_t* input, uint32_t inputCount, uint8_t* output, uint32_t outputCount, uint32_t& consumed);

private:
    class Call;

    uint8_t* window()
    {
        return reinterpret_cast<uint8_t*>(this + 1);
    }
};

static_assert(sizeof(Heatshrink) == 16);

} // namespace bytes
