// Conversion to upper and lower case.
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

#ifndef NANO_OWN_FILE
/// Every `step`th character from `first` to `last` is an upper-case letter; the code of its lower-case letter is `distance` higher.
struct Letters
{
    uint16_t first, last;
    uint8_t distance, step;
};

constexpr Letters letters[] = {
    {0x00C0, 0x00D6, 0x20, 1}, {0x00D8, 0x00DE, 0x20, 1}, {0x0100, 0x012E, 1, 2},    {0x0132, 0x0136, 1, 2},    {0x0139, 0x0147, 1, 2},
    {0x014A, 0x0176, 1, 2},    {0x0179, 0x017D, 1, 2},    {0x0386, 0x0386, 0x26, 1}, {0x0388, 0x038A, 0x25, 1}, {0x038C, 0x038C, 0x40, 1},
    {0x038E, 0x038F, 0x3F, 1}, {0x0391, 0x03A1, 0x20, 1}, {0x03A3, 0x03AB, 0x20, 1}, {0x03D8, 0x03EE, 1, 2},    {0x0400, 0x040F, 0x50, 1},
    {0x0410, 0x042F, 0x20, 1}, {0x0460, 0x0480, 1, 2},    {0x048A, 0x04BE, 1, 2},    {0x04C0, 0x04C0, 0x0F, 1}, {0x04C1, 0x04CD, 1, 2},
    {0x04D0, 0x052E, 1, 2},
};

uint32_t withoutPair(uint32_t c, bool upper)
{
    switch (c)
    {
    case 0x00B5: // micro sign, whose upper case is capital Mu
        return upper ? 0x039C : c;
    case 0x00FF:
        return upper ? 0x0178 : c;
    case 0x0178:
        return upper ? c : 0x00FF;
    case 0x03C2: // final sigma
        return upper ? 0x03A3 : c;
    default:
        return c;
    }
}

uint32_t changeBeyondAscii(uint32_t c, bool upper)
{
    for (const Letters& range : letters)
    {
        uint32_t capital = upper ? c - range.distance : c;
        if (capital >= range.first && capital <= range.last && (capital - range.first) % range.step == 0)
        {
            return upper ? capital : c + range.distance;
        }
    }
    return withoutPair(c, upper);
}
#endif

} // namespace

uint32_t changeCase(uint32_t c, bool upper)
{
    if (c - (upper ? 'a' : 'A') < 26u)
    {
        return c ^ 0x20;
    }
#ifndef NANO_OWN_FILE
    if (c >= 0x80)
    {
        return changeBeyondAscii(c, upper);
    }
#endif
    return c;
}

} // namespace nano::natives
