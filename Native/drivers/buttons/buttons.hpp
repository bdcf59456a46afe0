#pragma once

#include "drivers/registers/gpio.hpp"

#include <cstdint>

/// The updater's two buttons and the card slot's switch, as events.
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

struct Pins
{
    registers::Pin ok;         // high: pressed
    registers::Pin back;       // low: pressed
    registers::Pin cardDetect; // low: a card is in the slot
};

/// Takes the current levels as the idle state: a key that is already held causes no event until it is released. `pins` must outlive the
/// driver.
void start(const Pins& pins);

/// Before a reset: waits until OK is up, 3 s at most. OK is BOOT0, which the reset samples: down, it starts the ROM's USB DFU
/// (docs/reference/silicon.md 1.5). Does nothing before start().
void awaitOkReleased();

#ifndef __arm__
/// What a reset of the chip does; for the host's tests.
void forgetStart();
#endif

/// The next event, waiting for it at most so long; 0 only looks. OK and BACK count when they are let go, BACK held for half a second at
/// that moment. A change counts when it was seen in four looks a millisecond apart.
Event next(int32_t milliseconds);

} // namespace drivers::buttons
