#pragma once

#include "drivers/registers/gpio.hpp"

#include <cstdint>

/// Reports the updater's two buttons and the card slot's switch as events.
namespace drivers::buttons
{

/// Events, numbered as in Hal/ButtonEvent.cs.
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

/// Takes the current levels as the initial state: if a key is already held, no event is reported for that press. `pins` must outlive the
/// driver.
void start(const Pins& pins);

/// Waits until OK is released, 3 s at most; called before a reset. OK drives BOOT0, which the reset samples: if OK is pressed, the ROM's
/// USB DFU starts (docs/reference/silicon.md 1.5). Does nothing before start().
void awaitOkReleased();

#ifndef __arm__
/// Resets the driver's variables, as a chip reset does; for host tests.
void forgetStart();
#endif

/// Waits for the next event; with a time limit of 0, only polls. OK and BACK are reported on release, but a long press of BACK is reported
/// after half a second. A level change is accepted once four samples taken 1 ms apart agree.
Event next(int32_t milliseconds);

} // namespace drivers::buttons
