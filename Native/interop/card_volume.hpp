#pragma once

#include "drivers/fat/volume.hpp"

namespace interop
{

/// The file system of the card; the one that Hal/Native/NativeCard.cs works with too.
drivers::fat::Volume& cardVolume();

/// Starts the card and finds its file system. All open files are forgotten.
drivers::fat::Status mountCard();

} // namespace interop
