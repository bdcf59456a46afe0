#pragma once

#include "flash.hpp"

/// The option bytes: 16 words at 0x1FFF8000, each followed by its complement (RM0434 section 3.4.1).
namespace drivers::option_bytes
{

inline constexpr uint32_t words = 16;

/// Returns the word as stored. If a reset during program() left a word that does not match its complement, every word for which CPU1 has a
/// register is read from its register.
uint32_t read(uint32_t index);

/// Whether CPU1 has a register for the word, which is true for words 0 to 6 and 13.
bool isWritable(uint32_t index);

/// Programs all words whose bit is set in `change` in one operation. Returns OutOfRange for a word of CPU2 or a change of the readout
/// protection. The new values take effect after launch() or power-on. If power is lost during programming, the option area may become
/// invalid; the chip then starts with its safe values (RM0434 section 3.4.2).
flash::Status program(const uint32_t* values, uint32_t change);

/// Waits until OK is released (buttons::awaitOkReleased()), then loads the option bytes, which resets the chip. Returns only if the chip
/// does not reset within a second.
flash::Status launch();

} // namespace drivers::option_bytes
