#pragma once

namespace board
{

/// Brings the chip to 64 MHz from the crystal through the PLL, if it does not run so already, and clocks the blocks the drivers use.
/// False when crystal or PLL do not come up.
bool startClocks();

} // namespace board
