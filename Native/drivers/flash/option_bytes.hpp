#pragma once

#include "flash.hpp"

/// The option bytes: 16 words at 0x1FFF8000, each followed by its complement (RM0434 section 3.4.1).
namespace drivers::option_bytes
{

inline constexpr uint32_t words = 16;

/// The word as stored. For words with a register of this core, what that holds if a reset in the middle of program() left one of them
/// that its complement does not confirm.
uint32_t read(uint32_t index);

/// Whether this core has a register for the word: 0 to 6 and 13.
bool isWritable(uint32_t index);

/// Programs all words whose bit is set in `change`, with one start. OutOfRange for a word of CPU2's or another readout protection. They act
/// after launch() or power-on. If power is lost in the middle the option area may be invalid: the chip then starts with its safe values
/// (RM0434 section 3.4.2).
flash::Status program(const uint32_t* values, uint32_t change);

/// Loads the option bytes, which resets the chip, once OK is up (buttons::awaitOkReleased()). Returns only when the chip did not reset
/// within a second.
flash::Status launch();

} // namespace drivers::option_bytes
