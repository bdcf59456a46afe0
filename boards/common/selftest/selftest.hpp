#pragma once

#include "fat/volume.hpp"
#include "interop/card_device.hpp"

/// The self-test image: measures the assumptions of code and model on the target. Read-only steps come first; the only writes are the boot
/// mode, /ext/selftest.log, /ext/selftest/ and two erased pages of flash below the secure start, which are left erased.
///
/// If power is lost, or the test hangs and the device is reset, the firmware starts as usual: the boot mode is Normal from the first write
/// on.
namespace selftest
{

extern interop::CardDevice card;
extern fat::Volume volume;

/// Saves the registers as the stock loader left them; called before the board is started.
void readEntryState();

/// Each returns whether all its prerequisites worked. A fact that differs from the model is not a failure.
bool readIdentity();
bool measureClocks();
bool readPowerBus();
bool readCard();
bool writeCard();
bool measureFlash();
bool readCoprocessor();
/// Runs after readCoprocessor(): with CPU2 running, erases are announced to it and the semaphores take effect.
bool measureFlashBesideCpu2();
/// Accesses that the model assumes to fault.
bool readBorders();

} // namespace selftest
