#pragma once

#include <cstdint>

/// What is left of the chip itself: reset, identity, backup registers, calendar.
namespace drivers::system
{

/// Keeps the reset flags of RCC_CSR as this boot found them, and opens the backup domain for writing (RM0434 section 6.4.1).
void start();

/// RCC_CSR bits 31:23 as start() found them.
uint32_t resetCause();

/// Copies from the one-time-programmable area (1,024 bytes, RM0434 section 3.3.1).
void readOtp(uint32_t offset, uint8_t* data, uint32_t count);

/// What the factory wrote into the OTP area about the board.
uint8_t hardwareVersion();
bool hasMggDisplay();

uint32_t readBackup(uint32_t index);
void writeBackup(uint32_t index, uint32_t value);

/// The calendar as a FAT time stamp: date << 16 | time.
uint32_t fatTime();

/// Resets the chip (ARMv7-M B1.5.16), once OK is up (buttons::awaitOkReleased()). Returns only when nothing happened.
void reset();

} // namespace drivers::system
