#pragma once

namespace board
{

/// Brings the chip to 64 MHz from the crystal through the PLL, if it does not run so already. False when crystal or PLL do not come up.
bool startClocks();

/// Starts the 32 kHz crystal and gives it to calendar and radio, as the stock firmware does. The backup domain must be writable.
void startSlowClock();

/// Clocks the ports, and the blocks that have no driver's start() to do it.
void startBuses();

} // namespace board
