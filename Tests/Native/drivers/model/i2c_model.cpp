#include "i2c_model.hpp"

#include <gtest/gtest.h>

namespace model
{

I2cModel::I2cModel(FakeBus& bus) : bus_(bus)
{
    bus.attach(*this);
}

bool I2cModel::owns(uint32_t address) const
{
    return address >= base && address < base + 0x400;
}

uint32_t I2cModel::read(uint32_t address, uint32_t)
{
    switch (address - base)
    {
    case 0x00:
        return control1_;
    case 0x18:
        return isr();
    case 0x24:
    {
        EXPECT_TRUE(reading_ && left_ != 0) << "nothing was received";
        --left_;
        const uint8_t byte = chips[chip_][at_++];
        stopped_ |= left_ == 0;
        return byte;
    }
    default:
        ADD_FAILURE() << "I2C register " << address - base;
        return 0;
    }
}

void I2cModel::write(uint32_t address, uint32_t value, uint32_t)
{
    EXPECT_NE(bus_.registerAt(0x58000058) & 1u << 21, 0u) << "I2C1 has no clock";
    switch (address - base)
    {
    case 0x00:
        control1_ = value;
        stopped_ = nack_ = false;
        broken_ = 0;
        left_ = 0;
        return;
    case 0x04:
        EXPECT_EQ(control1_ & 1, 1u);
        EXPECT_GE(bus_.cycles() - stoppedAt_, 66u * 64) << "START less than 66 us after STOP";
        EXPECT_NE(timing, 0u);
        EXPECT_EQ(value & (1u << 13 | 1u << 25), 1u << 13 | 1u << 25) << "START and AUTOEND";
        chip_ = value & 0xFE;
        reading_ = (value & 1u << 10) != 0;
        left_ = value >> 16 & 0xFF;
        first_ = true;
        nack_ = chips.count(chip_) == 0;
        stopped_ = nack_;
        written_ = 0;
        broken_ = breaksWith;
        breaksWith = 0;
        return;
    case 0x10:
        EXPECT_EQ(control1_ & 1, 0u) << "TIMINGR while enabled";
        timing = value;
        return;
    case 0x1C:
        stoppedAt_ = stopped_ ? bus_.cycles() : stoppedAt_;
        stopped_ &= (value & 1u << 5) == 0;
        broken_ &= ~value;
        nack_ &= (value & 1u << 4) == 0;
        return;
    case 0x28:
        EXPECT_TRUE(!reading_ && left_ != 0);
        if (++written_ == refusesFrom)
        {
            nack_ = stopped_ = true;
            return;
        }
        if (first_)
        {
            at_ = static_cast<uint8_t>(value);
            first_ = false;
        }
        else
        {
            chips[chip_][at_++] = static_cast<uint8_t>(value);
        }
        stopped_ |= --left_ == 0;
        return;
    default:
        ADD_FAILURE() << "I2C register " << address - base;
    }
}

uint32_t I2cModel::isr() const
{
    if (hangs)
    {
        return 1u << 15;
    }
    uint32_t bits = 1;
    bits |= !nack_ && left_ != 0 ? (reading_ ? 1u << 2 : 1u << 1) : 0;
    bits |= nack_ ? 1u << 4 : 0;
    bits |= stopped_ ? 1u << 5 : 0;
    bits |= broken_;
    return bits;
}

} // namespace model
