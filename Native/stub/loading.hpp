#pragma once

#include "reader.hpp"

#include <cstdint>

namespace stub
{

/// The part of SRAM1 below the stub, into which the manifest and the loader are read.
struct Memory
{
    uint8_t* bytes;
    uint32_t count;
};

/// The package found: byPointer, byWayBack, or the number that the stock firmware expects in backup register 6, which is 0 for /update
/// itself and n for the n-th entry of /update (docs/reference/stock-updater.md 1.8).
using Package = uint32_t;
inline constexpr Package none = 0xFFFFFFFF;
inline constexpr Package byPointer = 0x7FFFFFFF; // value for register 6 that means "no folder"
inline constexpr Package byWayBack = 0x7FFFFFFE; // rollback package; for this value in register 6 the updater rewrites the pointer file

/// Finds a package on a card and reads its loader to the start of `memory`, which is at `address` on the chip. A package is usable if its
/// manifest names a loader that has the right CRC and can start. If /.fupdate names a manifest that exists, only that package is
/// considered, as in the updater (Updater/Plan/UpdatePointer.cs); if the pointer file contains no path below /ext, no package is
/// considered. If the pointer file or the manifest that it names does not exist, the package in /update is used, or else the first usable
/// one among the first entries of /update. A package found in /update must be for `target`; for a package found through the pointer file,
/// the updater itself checks the target. If `back` is true, the package of the old firmware, which /.fu-back names, is tried first; without
/// that file, `back` has no effect.
Package loadPackage(Reader& reader, Sectors& card, const Memory& memory, uint32_t address, uint32_t target, bool back);

} // namespace stub
