#pragma once

#include "fat/volume.hpp"

namespace interop
{

/// The file system of the card; the one that Hal/Native/NativeCard.cs works with too.
fat::Volume& cardVolume();

/// Starts the card and finds its file system. All open files are forgotten.
fat::Status mountCard();

} // namespace interop
