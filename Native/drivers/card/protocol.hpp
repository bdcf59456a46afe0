#pragma once

#include "sd_card.hpp"

#include <cstdint>

/// The SD bus in SPI mode: chip select, commands and their responses (SD Physical Layer Simplified Specification, chapter 7).
namespace drivers::card
{

/// Limits of the driver; times in microseconds. The time-outs are those of the SD Physical Layer Simplified Specification, sections 4.6.2
/// and 6.4.1, or those of the stock firmware where it waits longer.
namespace limits
{
inline constexpr uint32_t identification = 3'000'000; // ACMD41: the specification allows 1 s; a card takes longer after a power loss
inline constexpr uint32_t readToken = 1'000'000;
inline constexpr uint32_t busy = 3'000'000; // write: the specification allows 250 ms (SDXC: 500 ms), but some cards take seconds
inline constexpr uint32_t busyBeforeReset = 10'000'000;
inline constexpr uint32_t eraseBlock = 250'000;
inline constexpr uint32_t fewestErased = 4; // an erase of fewer blocks has the time-out of four blocks, 1 s
inline constexpr uint32_t mostErased = 120; // an erase of more blocks has the time-out of 120 blocks, 30 s
inline constexpr uint32_t readBlock = 150;  // per block of a multi-block read, at 32 MHz
inline constexpr uint32_t powerOff = 250'000;
inline constexpr uint32_t powerOn = 100'000;
inline constexpr uint32_t idleClockBytes = 80; // 640 clocks; the specification requires at least 74
inline constexpr uint32_t resetTries = 100;
inline constexpr uint32_t responseBytes = 8; // NCR (response time); Linux (mmc_spi) uses the same limit for a data response
inline constexpr uint32_t tries = 3;
inline constexpr uint32_t detectLooks = 3; // number of samples, all high, after which the slot counts as empty
inline constexpr uint32_t detectPause = 5'000;
} // namespace limits

/// Commands: section 7.3.1.
enum Command : uint8_t
{
    GoIdle = 0,
    SendInterfaceCondition = 8,
    SendCardData = 9,
    StopTransmission = 12,
    SendStatus = 13,
    SetBlockLength = 16,
    ReadSingle = 17,
    ReadMultiple = 18,
    WriteSingle = 24,
    WriteMultiple = 25,
    EraseFirst = 32,
    EraseLast = 33,
    Erase = 38,
    SendOperatingCondition = 41, // after ApplicationCommand
    SendConfiguration = 51,      // after ApplicationCommand
    ApplicationCommand = 55,
    ReadOperatingConditions = 58,
    CrcOnOff = 59,
};

inline constexpr uint8_t ready = 0x00;
inline constexpr uint8_t idle = 0x01;
inline constexpr uint8_t illegal = 0x04;
inline constexpr uint8_t noResponse = 0xFF;

inline constexpr uint8_t startToken = 0xFE;
inline constexpr uint8_t startMultipleToken = 0xFC;
inline constexpr uint8_t stopToken = 0xFD;
inline constexpr uint8_t dataAccepted = 0x05;
inline constexpr uint8_t dataResponseMask = 0x1F;
inline constexpr uint8_t dataResponseFrame = 0x11; // a data response is xxx0sss1 (section 7.3.3.1)
inline constexpr uint8_t dataResponse = 0x01;

/// The pins passed to SdCard::start().
extern constinit const Pins* wiring;

void select();
void deselect();

/// Keeps the card selected during the lifetime of the object.
class Selected
{
public:
    Selected()
    {
        select();
    }
    ~Selected()
    {
        deselect();
    }
    Selected(const Selected&) = delete;
};

/// Waits until the card leaves the busy state (its data out is high).
bool waitReady(uint32_t microseconds = limits::busy);

/// Reads up to limits::responseBytes bytes, until one equals `value` under `mask`; returns the last byte read.
uint8_t awaitResponse(uint8_t mask, uint8_t value);

/// Sends a command to the selected card and returns its R1 response.
uint8_t command(Command number, uint32_t argument);

uint8_t applicationCommand(Command number, uint32_t argument);

} // namespace drivers::card
