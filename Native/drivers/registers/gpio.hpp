#pragma once

#include "register.hpp"

namespace registers
{

/// A pin and its port: RM0434 section 9.4.
struct Pin
{
    uint32_t port;
    uint8_t number;

    enum class Mode : uint32_t
    {
        Input = 0,
        Output = 1,
        Alternate = 2,
        Analog = 3,
    };
    enum class Pull : uint32_t
    {
        None = 0,
        Up = 1,
        Down = 2,
    };

    static constexpr uint32_t portA = 0x48000000, portB = 0x48000400, portC = 0x48000800, portD = 0x48000C00, portE = 0x48001000,
                              portH = 0x48001C00;

    void mode(Mode mode) const
    {
        field(0x00, 2, static_cast<uint32_t>(mode));
    }
    void openDrain(bool on) const
    {
        field(0x04, 1, on);
    }
    void veryHighSpeed() const
    {
        field(0x08, 2, 3);
    }
    void pull(Pull pull) const
    {
        field(0x0C, 2, static_cast<uint32_t>(pull));
    }
    void alternate(uint32_t function) const
    {
        const uint32_t at = port + (number < 8 ? 0x20 : 0x24);
        const uint32_t shift = number % 8 * 4;
        bus::write32(at, (bus::read32(at) & ~(0xFu << shift)) | function << shift);
    }
    bool isHigh() const
    {
        return (bus::read32(port + 0x10) >> number & 1) != 0;
    }
    void set(bool high) const
    {
        bus::write32(port + 0x18, 1u << (high ? number : number + 16));
    }

private:
    void field(uint32_t offset, uint32_t width, uint32_t value) const
    {
        const uint32_t shift = number * width;
        const uint32_t mask = ((1u << width) - 1) << shift;
        bus::write32(port + offset, (bus::read32(port + offset) & ~mask) | value << shift);
    }
};

} // namespace registers
