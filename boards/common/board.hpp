#pragma once

namespace board
{

/// Starts the clocks, configures the pins and starts every driver. Only the state that the stock firmware leaves is assumed: image in RAM
/// from 0x20000000 on, interrupts masked, most peripherals held in reset. Returns false if the clocks do not start; nothing else has then
/// been changed.
bool start();

/// The part of start() after the clocks: buses, pins and every driver. The fault screen also calls startDrivers(), possibly before start()
/// or after a clock has failed to start.
void startDrivers();

/// Whether the key that restarts the device after a fault is down. The pin is read directly, so no driver has to be started.
bool isRestartKeyDown();

} // namespace board
