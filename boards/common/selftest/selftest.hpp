#pragma once

#include "fat/volume.hpp"
#include "interop/card_device.hpp"

/// The self-test image, which verifies the assumptions of the code and the device model on the target. Read-only steps come first. The test
/// writes only the boot mode, /ext/selftest.log, /ext/selftest/ and two erased pages of flash below the secure start, and leaves both pages
/// erased.
///
/// If power is lost, or the test hangs and the device is reset, the firmware starts as usual, because the first write sets the boot mode to
/// Normal.
namespace selftest
{

extern interop::CardDevice card;
extern fat::Volume volume;

/// Saves the register values that the stock loader left; called before the board is started.
void readEntryState();

/// Each step returns true if everything that it needs worked. A fact that differs from the model is not a failure.
bool readIdentity();
bool measureClocks();
bool readPowerBus();
bool readCard();
bool writeCard();
bool measureFlash();
bool readCoprocessor();
/// Runs after readCoprocessor(), because once CPU2 is running, erases are announced to it and the semaphores take effect.
bool measureFlashBesideCpu2();
/// Makes accesses that should fault according to the model.
bool readBorders();

} // namespace selftest
