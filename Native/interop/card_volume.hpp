#pragma once

#include "fat/volume.hpp"

namespace interop
{

/// The file system of the card, which System.IO.FileSystem shares with Hal/Native/NativeCard.cs.
fat::Volume& cardVolume();

/// Initialises the card and mounts its file system. Open file handles become invalid.
fat::Status mountCard();

} // namespace interop
