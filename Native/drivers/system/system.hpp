#pragma once

#include <cstdint>

/// Reset, identification, backup registers and calendar of the chip.
namespace drivers::system
{

/// Saves this boot's reset flags from RCC_CSR and enables writes to the backup domain (RM0434 section 6.4.1).
void start();

/// RCC_CSR bits 31:23 as saved by start().
uint32_t resetCause();

/// Copies bytes from the one-time-programmable area (1,024 bytes, RM0434 section 3.3.1).
void readOtp(uint32_t offset, uint8_t* data, uint32_t count);

/// The factory's description of the board in the OTP area.
uint8_t hardwareVersion();
bool hasMggDisplay();

uint32_t readBackup(uint32_t index);
void writeBackup(uint32_t index, uint32_t value);

/// Date and time of the calendar as a FAT timestamp: date << 16 | time.
uint32_t fatTime();

/// Waits until OK is released (buttons::awaitOkReleased()), then resets the chip (ARMv7-M B1.5.16). Returns only if the reset does not
/// occur.
void reset();

} // namespace drivers::system
