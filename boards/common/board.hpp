#pragma once

namespace board
{

/// Assumes only the state that the stock firmware leaves (image in RAM from 0x20000000, interrupts masked, most blocks held in reset):
/// clocks, pins and every driver are started. Returns false if the clocks do not start; then nothing else has changed.
bool start();

/// The part of start() that follows the clocks: buses, pins, every driver. The fault screen also calls it, possibly before start(), or
/// when no clock starts.
void startDrivers();

/// Whether the key that restarts the device after a fault is down. Read from the pin, so no driver has to be started.
bool isRestartKeyDown();

} // namespace board
