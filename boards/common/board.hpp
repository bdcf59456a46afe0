#pragma once

namespace board
{

/// Assumes only the state that the stock firmware leaves (image in RAM from 0x20000000, interrupts masked, most blocks held in reset):
/// clocks, pins and every driver are started. Returns false when the clocks do not start; then nothing else has changed.
bool start();

/// The part of start() that follows the clocks: buses, pins, every driver. For the last screen too, which may come before start() or when
/// no clock does.
void startDrivers();

/// Whether the key that restarts the device after a fault is down, read from its pin: no driver has to be started.
bool isRestartKeyDown();

} // namespace board
