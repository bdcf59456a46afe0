#pragma once

#include <cstdint>

/// The board functions that the resume stub needs; boards/NAME/resume/board.cpp implements them.
namespace resume
{

/// Starts the clocks, configures the pins, and starts the drivers of the card and the LED. If the crystal does not start, the chip stays at
/// 4 MHz, and all waits last longer.
void startBoard();

/// Whether the slot's switch detects a card. The contact is not debounced.
bool isCardPresent();

bool isOkDown();

/// Whether the key that selects the package of the old firmware is down. It must be a key that the stock firmware does not read when it
/// starts.
bool isBackWanted();

/// The hardware target for which a package must be built.
uint32_t target();

} // namespace resume
