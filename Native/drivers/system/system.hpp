#pragma once

#include <cstdint>

/// Reset, identity, backup registers and calendar of the chip.
namespace drivers::system
{

/// Saves the reset flags of RCC_CSR of this boot and enables writes to the backup domain (RM0434 section 6.4.1).
void start();

/// RCC_CSR bits 31:23 as saved by start().
uint32_t resetCause();

/// Copies from the one-time-programmable area (1,024 bytes, RM0434 section 3.3.1).
void readOtp(uint32_t offset, uint8_t* data, uint32_t count);

/// The factory's description of the board in the OTP area.
uint8_t hardwareVersion();
bool hasMggDisplay();

uint32_t readBackup(uint32_t index);
void writeBackup(uint32_t index, uint32_t value);

/// The calendar as a FAT time stamp: date << 16 | time.
uint32_t fatTime();

/// Resets the chip (ARMv7-M B1.5.16), once OK is released (buttons::awaitOkReleased()). Returns only if the reset did not occur.
void reset();

} // namespace drivers::system
