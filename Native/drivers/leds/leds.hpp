#pragma once

#include <cstdint>

/// Backlight and status LED through the LP5562 (Texas Instruments SNVS820, section 7.6).
namespace drivers::leds
{

/// Resets the chip and sets currents; everything dark. False when it does not answer.
bool start();

void setBacklight(bool on);

/// 0 to 255 each.
void setLed(uint8_t red, uint8_t green, uint8_t blue);

} // namespace drivers::leds
