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

/// Called before a reset: waits until OK is released, 3 s at most. OK is BOOT0, which the reset samples: if pressed, the ROM's USB DFU
/// starts (docs/reference/silicon.md 1.5). Does nothing before start().
void awaitOkReleased();

#ifndef __arm__
/// Restores the state after a chip reset; for host tests.
void forgetStart();
#endif

/// Waits for the next event; a limit of 0 polls. OK and BACK are reported on release, a long press of BACK after
/// half a second. A change counts when four samples 1 ms apart agree.
Event next(int32_t milliseconds);

} // namespace drivers::buttons
