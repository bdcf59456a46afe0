#pragma once

#include "drivers/registers/gpio.hpp"

#include <cstdint>

namespace drivers::card
{

inline constexpr uint32_t blockSize = 512;

/// The same numbers as Hal/CardStatus.cs.
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
/// directions. A failed operation is tried again; after the second failure the card is power-cycled and reinitialised. The first block of
/// a read takes long, each following one little time (0.2 ms and 0.01 ms assumed). Therefore a read of several blocks stays open, with
/// the card selected and the clock stopped, which section 4.4 allows without a limit; a read of the next block continues it. Any other
/// use of the bus ends it.
class SdCard final
{
public:
    /// `pins` must outlive the driver.
    static void start(const Pins& pins);

    /// Whether the slot's switch detects a card; its contact bounces, so an empty slot takes three equal samples (15 ms).
    static bool isPresent();

    /// Identifies and initialises the card; power-cycles it if the first try fails.
    Status initialise();

    /// Called when the card may have been changed: the next erase() reads the registers again.
    void forgetErasing()
    {
        erasing_ = Erasing::Unknown;
    }

    /// Reads `count` blocks from `sector` on. `continues`: the read stays open for the next blocks, as it does after a read of several.
    Status read(uint32_t sector, uint8_t* data, uint32_t count, bool continues = false);

    /// Writes `count` blocks from `sector` on; Ok once the card has programmed them.
    Status write(uint32_t sector, const uint8_t* data, uint32_t count);

    /// Erases `count` blocks from `sector` on, 65,536 at most. Returns true if the card states that they are zeros now. Returns false for
    /// a card whose erased blocks are ones, that erases only larger units (before version 2 of the CSD register), that does not check the
    /// CRC of commands, that has failed to erase, or that took longer to erase the blocks than to read them; such a card is not tried
    /// again.
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
    uint32_t next_ = 0;    // the sector after the last one read
    bool reading_ = false; // whether a read is open, which the card continues there
    bool blockAddressed_ = false;
    bool checksCrc_ = true;
    bool readOnly_ = false;
    Erasing erasing_ = Erasing::Unknown;
};

} // namespace drivers::card
