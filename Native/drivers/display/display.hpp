#pragma once

#include "drivers/registers/gpio.hpp"

#include <cstdint>

/// The 128 x 64 panel with its ST7565R or ST7567 controller (Sitronix ST7567 data sheet, section 7), on SPI2.
namespace drivers::display
{

inline constexpr uint32_t width = 128;
inline constexpr uint32_t pages = 8;
inline constexpr uint32_t frameBytes = width * pages;

/// Panel types, as in OTP byte 0x0C.
enum class Panel : uint8_t
{
    Erc,
    Mgg,
};

struct Pins
{
    registers::Pin select;  // low: selected
    registers::Pin command; // low: command, high: data
    registers::Pin reset;   // low: reset
};

/// Resets the controller and sets it up for the panel. `pins` must outlive the driver.
void start(const Pins& pins, Panel panel);

/// Shows 1,024 bytes: index (y / 8) x 128 + x, bit y % 8, 1 is dark.
void show(const uint8_t* frame);

} // namespace drivers::display
