#pragma once

namespace board
{

/// What the stock firmware leaves is all that is assumed (image in RAM from 0x20000000, interrupts masked, most blocks held in reset):
/// clocks, pins and every driver are started. Returns false when the clocks do not come up; then nothing else was touched.
bool start();

/// The part of start() that follows the clocks: buses, pins, every driver. For the last screen too, which may come before start() or when
/// no clock does.
void startDrivers();

/// Whether the key that restarts the device after a fault is down, read from its pin: no driver has to be started.
bool isRestartKeyDown();

} // namespace board
