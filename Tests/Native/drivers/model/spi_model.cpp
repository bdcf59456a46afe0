#include "spi_model.hpp"

#include <gtest/gtest.h>

namespace model
{

namespace
{

constexpr uint32_t spi = 0x40003800, ports = 0x48000000, portsEnd = 0x48002000;
constexpr uint32_t portA = 0, portB = 0x400, portC = 0x800, portH = 0x1C00;
constexpr uint32_t rcc = 0x58000000;

} // namespace

SpiModel::SpiModel(FakeBus& bus, SpiChip* card, SpiChip* display) : bus_(bus), card_(card), display_(display)
{
    bus.attach(*this);
    for (const uint32_t offset : {0x38, 0x58, 0x40, 0x60, 0x88})
    {
        bus.plain(rcc + offset);
    }
    bus.registerAt(rcc + 0x38) = 0xFFFFFFFF; // the stock firmware leaves the blocks in reset
}

bool SpiModel::owns(uint32_t address) const
{
    return (address >= spi && address < spi + 0x400) || (address >= ports && address < portsEnd);
}

uint32_t SpiModel::readPort(uint32_t port) const
{
    switch (port)
    {
    case portC:
        return (cardPresent ? 0 : 1u << 10) | (backPressed ? 0 : 1u << 13);
    case portH:
        return okPressed ? 1u << 3 : 0;
    default:
        return 0;
    }
}

void SpiModel::writePins(uint32_t port, uint32_t value)
{
    const auto pin = [&](uint32_t number, auto act)
    {
        if ((value >> number & 0x10001) != 0)
        {
            act((value >> number & 1) != 0);
        }
    };
    if (port == portC)
    {
        pin(11,
            [this](bool high)
            {
                if (display_ != nullptr)
                {
                    display_->selected = !high;
                    display_->select(!high);
                }
            });
        pin(12,
            [this](bool high)
            {
                if (card_ != nullptr)
                {
                    card_->selected = !high;
                    card_->select(!high);
                }
            });
    }
    else if (port == portB)
    {
        pin(0, [this](bool high) { displayResetHigh = high; });
        pin(1, [this](bool high) { displayData = high; });
    }
    else if (port == portA)
    {
        pin(3,
            [this](bool high)
            {
                EXPECT_TRUE(high || card_ == nullptr || !card_->isProgramming()) << "power is switched off while the card is busy";
                powerCycles += high && !cardPower;
                cardPower = high;
            });
    }
}

uint32_t SpiModel::read(uint32_t address, uint32_t bytes)
{
    if (address >= ports)
    {
        const uint32_t port = (address - ports) & ~0x3FFu;
        return (address & 0x3FF) == 0x10 ? readPort(port) : gpio_[address];
    }
    switch (address - spi)
    {
    case 0x00:
        return control1_;
    case 0x04:
        return control2_;
    case 0x08:
        return 2u | (received_.size() >= ((control2_ & 0x1000) != 0 ? 1u : 2u) ? 1 : 0);
    case 0x0C:
    {
        EXPECT_LE(bytes, 2u);
        EXPECT_GE(received_.size(), bytes) << "a read of more bytes than the FIFO holds";
        uint32_t value = 0;
        for (uint32_t i = 0; i < bytes && !received_.empty(); ++i)
        {
            value |= static_cast<uint32_t>(received_.front()) << 8 * i;
            received_.erase(received_.begin());
        }
        return value;
    }
    default:
        ADD_FAILURE() << "SPI register " << address - spi;
        return 0;
    }
}

void SpiModel::exchange(uint8_t byte)
{
    if (stuck)
    {
        return;
    }
    const bool card = card_ != nullptr && card_->selected, display = display_ != nullptr && display_->selected;
    EXPECT_FALSE(card && display) << "two chips are selected";
    uint8_t answer = 0xFF;
    answer = card ? card_->exchange(byte) : answer;
    if (card_ != nullptr && !card)
    {
        card_->clockUnselected();
    }
    answer = display ? display_->exchange(byte) : answer;
    received_.push_back(answer);
}

void SpiModel::write(uint32_t address, uint32_t value, uint32_t bytes)
{
    if (address >= ports)
    {
        gpio_[address] = value;
        if ((address & 0x3FF) == 0x18)
        {
            writePins((address - ports) & ~0x3FFu, value);
        }
        return;
    }
    EXPECT_NE(bus_.registerAt(rcc + 0x58) & 1u << 14, 0u) << "SPI2 has no clock";
    EXPECT_EQ(bus_.registerAt(rcc + 0x38) & 1u << 14, 0u) << "SPI2 is held in reset";
    switch (address - spi)
    {
    case 0x00:
        EXPECT_FALSE((card_ != nullptr && card_->selected) || (display_ != nullptr && display_->selected))
            << "the speed changes while a chip is selected: the clock line is undriven meanwhile";
        EXPECT_TRUE((control1_ & 1u << 6) == 0 || (value & 1u << 6) == 0 || value == control1_) << "the speed changes while SPE is set";
        control1_ = value;
        return;
    case 0x04:
        EXPECT_TRUE((control1_ & 1u << 6) == 0 || ((value ^ control2_) & ~0x1000u) == 0)
            << "a field other than the threshold changes while SPE is set";
        control2_ = value;
        return;
    case 0x0C:
    {
        EXPECT_EQ(bytes, (control2_ & 0x1000) != 0 ? 1u : 2u) << "the width of the access does not match the threshold";
        EXPECT_EQ(control1_ & 0x0344u, 0x0344u) << "SPI2 is not an enabled master with software slave select";
        EXPECT_EQ(control2_ & ~0x1000u, 0x0700u);
        EXPECT_LE(received_.size() + bytes, 4u) << "the receive FIFO overruns";
        kilohertz = 32000 >> (control1_ >> 3 & 7);
        for (uint32_t i = 0; i < bytes; ++i)
        {
            bus_.advanceMicroseconds(8000 / kilohertz);
            exchange(static_cast<uint8_t>(value >> 8 * i));
        }
        return;
    }
    default:
        ADD_FAILURE() << "SPI register " << address - spi;
    }
}

} // namespace model
