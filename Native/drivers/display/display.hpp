#pragma once

#include "drivers/registers/gpio.hpp"

#include <cstdint>

/// Driver for the 128 x 64 panel on SPI2, with an ST7565R or ST7567 controller (Sitronix ST7567 data sheet, section 7).
namespace drivers::display
{

inline constexpr uint32_t width = 128;
inline constexpr uint32_t pages = 8;
inline constexpr uint32_t frameBytes = width * pages;

/// Panel types, numbered as in OTP byte 0x0C.
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

/// Resets the controller and configures it for the panel. `pins` must outlive the driver.
void start(const Pins& pins, Panel panel);

/// Shows a frame of 1,024 bytes: pixel (x, y) is bit y % 8 of byte (y / 8) x 128 + x; 1 is dark.
void show(const uint8_t* frame);

} // namespace drivers::display
