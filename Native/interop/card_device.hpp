#pragma once

#include "drivers/card/sd_card.hpp"
#include "fat/block_device.hpp"

namespace interop
{

/// The SD card as the block device of the file system.
class CardDevice final : public fat::BlockDevice
{
public:
    fat::Status initialise()
    {
        card_.forgetErasing();
        return statusOf(card_.initialise());
    }

    fat::Status read(uint32_t sector, uint8_t* data, uint32_t count, bool continues) override
    {
        return statusOf(card_.read(sector, data, count, continues));
    }

    fat::Status write(uint32_t sector, const uint8_t* data, uint32_t count) override
    {
        return statusOf(card_.write(sector, data, count));
    }

    bool erase(uint32_t sector, uint32_t count) override
    {
        return card_.erase(sector, count);
    }

    bool isReadOnly() const
    {
        return card_.isReadOnly();
    }

private:
    using CardStatus = drivers::card::Status;

    /// Both enumerations are numbered as in Hal/CardStatus.cs.
    static fat::Status statusOf(CardStatus status)
    {
        return static_cast<fat::Status>(status);
    }

    static_assert(fat::sectorSize == drivers::card::blockSize);
    static_assert(static_cast<int>(CardStatus::Ok) == static_cast<int>(fat::Status::Ok));
    static_assert(static_cast<int>(CardStatus::NoCard) == static_cast<int>(fat::Status::NoCard));
    static_assert(static_cast<int>(CardStatus::ReadError) == static_cast<int>(fat::Status::ReadError));
    static_assert(static_cast<int>(CardStatus::WriteError) == static_cast<int>(fat::Status::WriteError));
    static_assert(static_cast<int>(CardStatus::ReadOnly) == static_cast<int>(fat::Status::ReadOnly));

    drivers::card::SdCard card_;
};

} // namespace interop
