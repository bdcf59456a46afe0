#pragma once

#include <cstdint>

/// The main flash, shared with CPU2.
///
/// One operation from start to end (AN5289, "Flash memory sharing"; RM0434 sections 3.3.6 to 3.3.9):
///
///     semaphore 2 ── unlock ── [erase: ERASE_ACTIVITY on, 5 us] ── PESD = 0, 6 free, semaphore 7 ── one page, row or double word
///     ── semaphore 7 back, 1 us ── ... ── [ERASE_ACTIVITY off] ── lock ── semaphore 2 back
///
/// Before CPU2 is started no semaphore is held, and the command is not sent.
/// If power is lost during an operation, its page, row or double word has undefined content and may raise an ECC error.
namespace drivers::flash
{

/// The same numbers as Hal/FlashStatus.cs.
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

/// Error bits of FLASH_SR after the last operation that failed.
uint32_t lastErrorFlags();

Status read(uint32_t address, uint8_t* data, uint32_t count);
bool matches(uint32_t address, const uint8_t* data, uint32_t count);
Status crc32(uint32_t seed, uint32_t address, uint32_t count, uint32_t& crc);
bool isErased(uint32_t address, uint32_t count);

/// FLASH_ACR.EMPTY: while it is set, a system reset starts the ROM's USB DFU (docs/reference/hardware.md 1.7).
void setEmptyFlag(bool isEmpty);

/// Starts erasing a page and returns while the controller works (22 ms, DS11929). Flash must not be touched until endErase().
Status beginErase(uint32_t page);
/// Waits for the end of the erase; also Ok if no erase is ongoing.
Status endErase();

/// `address` and `count` are multiples of 8.
Status programDoubleWords(uint32_t address, const uint8_t* data, uint32_t count);
/// Programs 512 bytes at `address`, a multiple of 512: in fast mode (3.8 ms) if `address` is in the page erased last in this boot, after
/// every row programmed there, and no double word has been programmed since; otherwise by double words (5.2 ms).
Status programRow(uint32_t address, const uint8_t* data);

#ifndef __arm__
/// Restores the state after a chip reset; for host tests.
void forgetStart();
#endif

/// Clears a double ECC error of flash and records it for the current read; returns true if there was one.
bool takeEccError();

/// Called by the NMI handler: returns true if the NMI counts as an ECC error of the current read. An NMI without ECCD during a read
/// counts too, because FLASH_ECCR may lose it after a reset during an erase (docs/reference/silicon.md 1.13).
bool takeNmi();

/// For other users of the flash controller (option bytes): the same ownership, checks and error codes.
Status acquire();
Status waitIdle();
Status takeErrors();
void release();

} // namespace drivers::flash
