#pragma once

#include <cstdint>

namespace stub
{

/// The colours of the status LED.
enum class Light
{
    Loading, // red and blue, as in the stock firmware's loader
    Waiting, // red and green: no card, or a card without a package
    Rom,     // blue, as in the stock firmware
    Fault,   // red
};

/// The program that the stub starts.
enum class Ending
{
    Loader,
    Rom,
};

inline constexpr uint32_t tries = 10;        // as in the stock loader
inline constexpr uint32_t looksPerTry = 100; // a second
inline constexpr uint32_t heldLooks = 50;    // OK must be held for half a second

/// Looks for a package until one is found or OK is held. After `tries` failures the card is not accessed again until a card is inserted.
/// Board must provide bool load(), bool isCardPresent(), bool isOkDown(), void show(Light) and void pause(), which waits 10 ms.
template<typename Board>
Ending resume(Board& board)
{
    uint32_t left = tries, held = 0;
    bool wasPresent = true;
    while (true)
    {
        if (left != 0)
        {
            --left;
            board.show(Light::Loading);
            if (board.load())
            {
                return Ending::Loader;
            }
            board.show(Light::Waiting);
        }
        for (uint32_t look = 0; look < looksPerTry; ++look)
        {
            held = board.isOkDown() ? held + 1 : 0;
            if (held == heldLooks)
            {
                board.show(Light::Rom);
                return Ending::Rom;
            }
            const bool isPresent = board.isCardPresent();
            left = isPresent && !wasPresent ? tries : left;
            wasPresent = isPresent;
            board.pause();
        }
    }
}

} // namespace stub
