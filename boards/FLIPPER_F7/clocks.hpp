#pragma once

namespace board
{

/// Switches the chip to 64 MHz from the crystal through the PLL, unless it already runs from the PLL. Returns false if the crystal or the
/// PLL does not start.
bool startClocks();

/// Starts the 32 kHz crystal and selects it as the clock of the calendar and the radio, as the stock firmware does. The backup domain must
/// be writable.
void startSlowClock();

/// Enables the clocks of the ports, and of the peripherals whose drivers do not enable the clock in start().
void startBuses();

} // namespace board
