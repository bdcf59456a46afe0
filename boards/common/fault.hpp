#pragma once

namespace board
{

/// Shows a line on the display and the console, and waits; OK restarts the chip. Requires only that the peripheral registers used by the
/// drivers are accessible.
[[noreturn]] void halt(const char* line);

} // namespace board
