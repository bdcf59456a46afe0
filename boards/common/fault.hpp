#pragma once

namespace board
{

/// Shows a line on the display and the console, and waits; OK restarts the chip. Only the registers of the drivers need to be accessible.
[[noreturn]] void halt(const char* line);

} // namespace board
