#pragma once

#include "drivers/registers/gpio.hpp"

#include <cstdint>

namespace drivers::card
{

inline constexpr uint32_t blockSize = 512;

/// Results of operations, numbered as in Hal/CardStatus.cs.
enum class Status : int
{
    Ok = 0,
    NoCard = -1,
    ReadError = -4,
    WriteError = -5,
    ReadOnly = -7,
};

struct Pins
{
    registers::Pin select;          // low: selected
    registers::Pin detect;          // low: a card is in the slot
    registers::Pin power;           // high: 3.3 V for the card
    registers::Pin neighbourSelect; // chip select of the other device on the bus; low: selected
    registers::Pin bus[3];          // clock, data out, data in
};

/// An SD card in SPI mode (SD Physical Layer Simplified Specification, chapter 7). Every command and block carries its CRC, in both
/// directions. A failed operation is tried again; after the second failure the card is reinitialised, and power-cycled if the
/// reinitialisation fails. The first block of a read has a long access time, and each further block has a short one (0.2 ms and 0.01 ms
/// assumed). Therefore a multi-block read stays open, with the card selected and the clock stopped, which section 4.4 allows for any length
/// of time. A read that starts at the next block continues the open read. Every other use of the bus ends the open read.
class SdCard final
{
public:
    /// `pins` must outlive the driver.
    static void start(const Pins& pins);

    /// Whether the slot's switch detects a card. The contact bounces, so the slot counts as empty only after three equal samples (15 ms).
    static bool isPresent();

    /// Identifies and initialises the card; power-cycles it if the first try fails.
    Status initialise();

    /// Called when the card may have been replaced; the next erase() then reads the registers again.
    void forgetErasing()
    {
        erasing_ = Erasing::Unknown;
    }

    /// Reads `count` blocks from `sector` on. If `continues` is true, even a read of one block stays open for the following
    /// blocks, as a multi-block read does.
    Status read(uint32_t sector, uint8_t* data, uint32_t count, bool continues = false);

    /// Writes `count` blocks from `sector` on; returns Ok once the card has programmed them.
    Status write(uint32_t sector, const uint8_t* data, uint32_t count);

    /// Erases `count` blocks from `sector` on, 65,536 at most. Returns true if the erase succeeded and the card specifies that erased
    /// blocks read as zeros. Returns false, and attempts no further erase of this card, in any of these cases: erased blocks read as ones,
    /// the card erases only larger units (before version 2 of the CSD register), the card does not check the CRC of commands, an erase has
    /// failed, or an erase has taken longer than reading the blocks.
    bool erase(uint32_t sector, uint32_t count);

    uint32_t sectors() const
    {
        return sectors_;
    }
    /// Whether a write protection bit of the card's CSD register is set; a microSD slot has no switch.
    bool isReadOnly() const
    {
        return readOnly_;
    }

private:
    enum class Erasing : uint8_t
    {
        Unknown,
        ToZeros,
        Refused,
    };

    bool resetToIdle();
    bool readVersion(bool& second);
    bool negotiate();
    bool identify();
    bool readCardData();
    bool erasesToZeros();
    void awaitEndOfBusy();
    void powerCycle();
    bool beginReading(uint32_t sector, bool many);
    void endReading();
    bool readOnce(uint32_t sector, uint8_t* data, uint32_t count, bool continues);
    bool writeOnce(uint32_t sector, const uint8_t* data, uint32_t count);
    bool receiveBlock(uint8_t* data, uint32_t count);
    bool sendBlock(uint8_t token, const uint8_t* data);
    bool isStatusClean();
    uint32_t argumentOf(uint32_t sector) const
    {
        return blockAddressed_ ? sector : sector * blockSize;
    }
    template<typename Operation>
    Status attempt(uint32_t sector, uint32_t count, Status failure, Operation operation);

    uint32_t sectors_ = 0;
    uint32_t next_ = 0;    // the sector that follows the last one read
    bool reading_ = false; // whether a read is open, which continues at next_
    bool blockAddressed_ = false;
    bool checksCrc_ = true;
    bool readOnly_ = false;
    Erasing erasing_ = Erasing::Unknown;
};

} // namespace drivers::card
