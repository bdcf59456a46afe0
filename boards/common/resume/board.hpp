#pragma once

#include <cstdint>

/// What the resume stub needs from a board, implemented by boards/NAME/resume/board.cpp.
namespace resume
{

/// Clocks, pins and the drivers of card and LED. Without the crystal the chip stays at its 4 MHz, and all waits last longer.
void startBoard();

/// The slot's switch; it bounces.
bool isCardPresent();

bool isOkDown();

/// The key that selects the package of the old firmware: one that the stock firmware does not read at its start.
bool isBackWanted();

/// The hardware target that a package must be for.
uint32_t target();

} // namespace resume
