#include "buttons.hpp"

#include "drivers/clock/clock.hpp"

namespace drivers::buttons
{

namespace
{

constexpr uint8_t debounceLooks = 4; // samples 1 ms apart, as in the stock firmware
constexpr int64_t longMilliseconds = 500;
constexpr uint32_t lookMicroseconds = 500;
constexpr uint32_t releaseLimit = 3'000'000; // microseconds
constexpr uint32_t bounceTime = 50'000;      // duration of the contact bounce after release

/// One debounced input.
struct Input
{
    bool on;
    bool handled; // an event has been reported for this press
    uint8_t looks;
    int64_t since;

    /// Samples once; returns true if the debounced state changed. Not inlined, because it is called for three inputs.
    [[gnu::noinline]] bool look(bool level, int64_t now)
    {
        looks = level != on ? looks + 1 : 0;
        if (looks < debounceLooks)
        {
            return false;
        }
        looks = 0;
        on = level;
        since = now;
        return true;
    }
};

constinit const Pins* wiring = nullptr;
Input ok, back, card;
int64_t lastLook;

Event look(int64_t now)
{
    if (now == lastLook)
    {
        return Event::None;
    }
    lastLook = now;
    const bool okChanged = ok.look(wiring->ok.isHigh(), now);
    const bool backChanged = back.look(!wiring->back.isHigh(), now);
    const bool cardChanged = card.look(!wiring->cardDetect.isHigh(), now);
    if (cardChanged && card.on)
    {
        return Event::CardInserted;
    }
    if (okChanged)
    {
        const bool reported = ok.handled;
        ok.handled = false;
        return !ok.on && !reported ? Event::Ok : Event::None;
    }
    if (backChanged)
    {
        const bool reported = back.handled;
        back.handled = false;
        return !back.on && !reported ? Event::Back : Event::None;
    }
    if (back.on && !back.handled && now - back.since >= longMilliseconds)
    {
        back.handled = true;
        return Event::BackLong;
    }
    return Event::None;
}

} // namespace

void start(const Pins& pins)
{
    wiring = &pins;
    const int64_t now = clock::milliseconds();
    lastLook = now;
    ok = {pins.ok.isHigh(), true, 0, now};
    back = {!pins.back.isHigh(), true, 0, now};
    card = {!pins.cardDetect.isHigh(), true, 0, now};
    ok.handled = ok.on;
    back.handled = back.on;
}

#ifndef __arm__
void forgetStart()
{
    wiring = nullptr;
}
#endif

void awaitOkReleased()
{
    if (wiring != nullptr && wiring->ok.isHigh())
    {
        (void)clock::waitFor(
            releaseLimit, [] { return !wiring->ok.isHigh(); }, lookMicroseconds);
        clock::delayMicroseconds(bounceTime);
    }
}

Event next(int32_t milliseconds)
{
    const int64_t end = clock::milliseconds() + milliseconds;
    while (true)
    {
        const int64_t now = clock::milliseconds();
        const Event event = look(now);
        if (event != Event::None || now >= end)
        {
            return event;
        }
        clock::nap(lookMicroseconds);
    }
}

} // namespace drivers::buttons
