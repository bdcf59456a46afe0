// System.Random and Guid.NewGuid.
#include "core/natives.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

// Multiplier and increment: D. Knuth, MMIX. For the same seed, the numbers differ from those of .NET.
uint32_t draw(uint64_t& state)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<uint32_t>(state >> 32);
}

uint64_t stateOf(int32_t seed)
{
    return uint64_t(static_cast<uint32_t>(seed)) << 16 ^ 0x5DEECE66D;
}

/// Returns a seed from the clock. Two seeds drawn within one tick differ.
int32_t clockSeed()
{
    static uint32_t started = 0;
    return static_cast<int32_t>(static_cast<uint32_t>(portTicks()) + ++started * 0x5851F42D);
}

/// The state is stored in the characters of a string in the only field, `_random`, because an image need not contain an array type.
uint32_t draw(Ref self)
{
    uint8_t* held = elementsOf(word(self + 4));
    uint64_t state = load<uint64_t>(held);
    uint32_t drawn = draw(state);
    store(held, state);
    return drawn;
}

void start(Ref& self, int32_t seed)
{
    Ref state = newString(sizeof(uint64_t) / 2);
    if (state != 0)
    {
        store(elementsOf(state), stateOf(seed));
        word(self + 4) = state;
    }
}

int32_t below(Ref self, int32_t limit)
{
    return static_cast<int32_t>(uint64_t(draw(self)) * static_cast<uint32_t>(limit) >> 32);
}

} // namespace

void Random__ctor(Ref& self)
{
    start(self, clockSeed());
}

void Random__ctor__Int32(Ref& self, int32_t seed)
{
    start(self, seed);
}

int32_t Random_Next(Ref& self)
{
    return below(self, INT32_MAX);
}

int32_t Random_Next__Int32(Ref& self, int32_t maxValue)
{
    if (maxValue < 0)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return 0;
    }
    return below(self, maxValue);
}

void Random_NextBytes__ByteArray(Ref& self, Ref& buffer)
{
    if (!checkNotNull(buffer))
    {
        return;
    }
    for (uint32_t i = 0; i < lengthOf(buffer); i++)
    {
        elementsOf(buffer)[i] = static_cast<uint8_t>(draw(self) >> 24);
    }
}

#ifndef NANO_WITHOUT_FLOATS
double Random_NextDouble(Ref& self)
{
    return draw(self) / 4294967296.0;
}
#else
double Random_NextDouble(Ref&)
{
    raiseFromNative(TypeNotSupported);
    return 0;
}
#endif

Ref Guid_GenerateNewGuid()
{
    Ref bytes = newArray(wellKnown(TypeByteArray), 16);
    if (bytes != 0)
    {
        uint8_t* target = elementsOf(bytes);
        uint64_t state = stateOf(clockSeed());
        for (uint32_t i = 0; i < 16; i++)
        {
            target[i] = static_cast<uint8_t>(draw(state) >> 24);
        }
        // RFC 9562: version 4, random; variant 10.
        target[7] = static_cast<uint8_t>((target[7] & 0x0F) | 0x40);
        target[8] = static_cast<uint8_t>((target[8] & 0x3F) | 0x80);
    }
    return bytes;
}

} // namespace nano::natives
