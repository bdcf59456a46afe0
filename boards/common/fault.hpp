#pragma once

namespace board
{

/// Shows a line on the display and the console and waits: OK restarts the chip. Needs only the drivers' registers.
[[noreturn]] void halt(const char* line);

} // namespace board
