#pragma once

#include <cstdint>

/// Backlight and status LED, driven by the LP5562 (Texas Instruments SNVS820, section 7.6).
namespace drivers::leds
{

/// Resets the chip and sets the currents; all outputs are off. Returns false if the chip does not acknowledge.
bool start();

void setBacklight(bool on);

/// Sets the status LED; each colour ranges from 0 to 255.
void setLed(uint8_t red, uint8_t green, uint8_t blue);

} // namespace drivers::leds
