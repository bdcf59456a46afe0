#pragma once

#include <cstdint>

/// Driver for the main flash, which CPU1 shares with CPU2.
///
/// One operation from start to end (AN5289, "Flash memory sharing"; RM0434 sections 3.3.6 to 3.3.9):
///
///     take semaphore 2 ── unlock ── [erase: ERASE_ACTIVITY on, 5 us] ── PESD = 0, semaphore 6 free, take semaphore 7
///     ── one page, row or double word ── release semaphore 7, 1 us ── ... ── [ERASE_ACTIVITY off] ── lock ── release semaphore 2
///
/// Before CPU2 is started, no semaphore is taken and ERASE_ACTIVITY is not sent. If power is lost during an operation, the content of its
/// page, row or double word is undefined and may raise an ECC error.
namespace drivers::flash
{

/// Results of operations, numbered as in Hal/FlashStatus.cs.
enum class Status : int
{
    Ok = 0,
    OutOfRange = -1,
    Controller = -2,
    TimeOut = -3,
    CoprocessorBusy = -4,
    EccError = -5,
};

/// First address owned by CPU2, from the current SFSA.
uint32_t secureStart();

/// Error bits of FLASH_SR from the last operation that failed.
uint32_t lastErrorFlags();

Status read(uint32_t address, uint8_t* data, uint32_t count);
bool matches(uint32_t address, const uint8_t* data, uint32_t count);
Status crc32(uint32_t seed, uint32_t address, uint32_t count, uint32_t& crc);
bool isErased(uint32_t address, uint32_t count);

/// Writes FLASH_ACR.EMPTY. While it is set, a system reset starts the ROM's USB DFU (docs/reference/hardware.md 1.7).
void setEmptyFlag(bool isEmpty);

/// Starts erasing a page and returns while the erase is in progress (22 ms, DS11929). Flash must not be accessed until endErase().
Status beginErase(uint32_t page);
/// Whether an erase has been started and endErase() has not been called since.
bool isErasing();
/// Waits for the end of the erase; also returns Ok if no erase is in progress.
Status endErase();

/// `address` and `count` are multiples of 8.
Status programDoubleWords(uint32_t address, const uint8_t* data, uint32_t count);
/// Programs 512 bytes at `address`, a multiple of 512. Fast mode (3.8 ms) requires that `address` is in the page erased last in this boot,
/// after every row programmed there, and that no double word has been programmed since the erase. Otherwise the double words are programmed
/// one at a time (5.2 ms).
Status programRow(uint32_t address, const uint8_t* data);

#ifndef __arm__
/// Resets the driver's variables, as a chip reset does; for host tests.
void forgetStart();
#endif

/// Clears a double ECC error of flash and records it for the current read; returns true if there was such an error.
bool takeEccError();

/// Called by the NMI handler: returns true if the NMI counts as an ECC error of the current read. An NMI during a read counts as such an
/// error even if ECCD is not set, because FLASH_ECCR may lose the error after a reset during an erase (docs/reference/silicon.md 1.13).
bool takeNmi();

/// Functions for other users of the flash controller (the option bytes), with the same ownership rules, checks and error codes.
Status acquire();
Status waitIdle();
Status takeErrors();
void release();

} // namespace drivers::flash
