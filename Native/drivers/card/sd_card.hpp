#pragma once

#include "drivers/fat/block_device.hpp"

namespace drivers::card
{

/// An SD card in SPI mode (SD Physical Layer Simplified Specification, chapter 7). Every command and block carries its CRC, in both
/// directions. An operation that fails is tried again; after the second failure the card is powered off and initialised anew.
class SdCard final : public fat::BlockDevice
{
public:
    /// Whether the slot's switch says that a card is there.
    static bool isPresent();

    /// Finds out what card it is and makes it ready, with a power cycle where that does not succeed at once.
    fat::Status initialise();

    fat::Status read(uint32_t sector, uint8_t* data, uint32_t count) override;
    fat::Status write(uint32_t sector, const uint8_t* data, uint32_t count) override;

    uint32_t sectors() const
    {
        return sectors_;
    }
    /// The write protection bits of the card's CSD register; a microSD slot has no switch.
    bool isReadOnly() const
    {
        return readOnly_;
    }

private:
    bool identify();
    bool readCardData();
    void powerCycle();
    bool readOnce(uint32_t sector, uint8_t* data, uint32_t count);
    bool writeOnce(uint32_t sector, const uint8_t* data, uint32_t count);
    bool receiveBlock(uint8_t* data, uint32_t count);
    bool sendBlock(uint8_t token, const uint8_t* data);
    bool isStatusClean();
    uint32_t argumentOf(uint32_t sector) const
    {
        return blockAddressed_ ? sector : sector * fat::sectorSize;
    }
    template<typename Operation>
    fat::Status attempt(uint32_t sector, uint32_t count, fat::Status failure, Operation operation);

    uint32_t sectors_ = 0;
    bool blockAddressed_ = false;
    bool readOnly_ = false;
};

} // namespace drivers::card
