#pragma once

#include "fake_bus.hpp"

namespace model
{

/// A chip on SPI2 that exchanges one byte at a time.
class SpiChip
{
public:
    virtual ~SpiChip() = default;
    virtual uint8_t exchange(uint8_t byte) = 0;
    virtual void select(bool selected) = 0;
    /// Called for each byte that the bus clocks while the chip is not selected.
    virtual void clockUnselected()
    {
    }
    /// Whether a power loss now could corrupt the chip's content.
    virtual bool isProgramming() const
    {
        return false;
    }
    bool selected = false;
};

/// SPI2 and the GPIO ports that select its chips. These uses count as errors: both chips selected, access to the block while it is in
/// reset or not clocked, more pending bytes than the FIFO holds, an access whose width does not match the threshold.
class SpiModel final : public Peripheral
{
public:
    SpiModel(FakeBus& bus, SpiChip* card, SpiChip* display);

    bool owns(uint32_t address) const override;
    uint32_t read(uint32_t address, uint32_t bytes) override;
    void write(uint32_t address, uint32_t value, uint32_t bytes) override;

    /// Clock of the last byte in kHz.
    uint32_t kilohertz = 0;
    bool displayData = false, displayResetHigh = false;
    bool cardPresent = true, cardPower = true;
    bool okPressed = false, backPressed = false;
    /// SPI2 never receives a byte: RXNE stays 0.
    bool stuck = false;
    uint32_t powerCycles = 0;

private:
    uint32_t readPort(uint32_t port) const;
    void exchange(uint8_t byte);
    void writePins(uint32_t port, uint32_t value);

    FakeBus& bus_;
    SpiChip* card_;
    SpiChip* display_;
    uint32_t control1_ = 0, control2_ = 0x700;
    std::vector<uint8_t> received_;
    std::map<uint32_t, uint32_t> gpio_;
};

} // namespace model
