#pragma once

#include <cstdint>

/// The two buttons the updater knows, and the card slot's switch, as events.
namespace drivers::buttons
{

/// The same numbers as Hal/ButtonEvent.cs.
enum class Event : int
{
    None = 0,
    Ok = 1,
    Back = 2,
    BackLong = 3,
    CardInserted = 4,
};

/// Takes what is pressed now as the state of rest: a key held since before is no event until it was let go.
void start();

/// The next event, waiting for it at most so long; 0 only looks. OK and BACK count when they are let go, BACK held for half a second at
/// that moment. A change counts when it was seen in four looks a millisecond apart.
Event next(int32_t milliseconds);

} // namespace drivers::buttons
