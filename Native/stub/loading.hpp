#pragma once

#include "reader.hpp"

#include <cstdint>

namespace stub
{

/// SRAM1 below the stub: the manifest and the loader are read into it.
struct Memory
{
    uint8_t* bytes;
    uint32_t count;
};

/// The package found: byPointer, byWayBack, or the number that the stock firmware reads from backup register 6: 0 for /update itself, n
/// for its n-th entry (docs/reference/stock-updater.md 1.8).
using Package = uint32_t;
inline constexpr Package none = 0xFFFFFFFF;
inline constexpr Package byPointer = 0x7FFFFFFF; // value for register 6: no folder
inline constexpr Package byWayBack = 0x7FFFFFFE; // value for register 6: the updater makes the pointer file refer to it

/// Reads the loader of a package on a card to the start of `memory`, which is at `address` on the chip. A package counts if its manifest
/// names a loader that has the right CRC and can start. While /.fupdate names a manifest that exists, that package is the only one, as
/// for the updater (Updater/Plan/UpdatePointer.cs); a pointer file that holds no path below /ext means none. If the pointer file or the
/// manifest that it names does not exist, the package in /update is used, or else the first one that counts among the first entries of
/// /update. There its target must be `target`; for a package of the pointer file the updater itself checks the target. With `back`, the
/// package of the old firmware, which /.fu-back names, comes first; if that file does not exist, `back` has no effect.
Package loadPackage(Reader& reader, Sectors& card, const Memory& memory, uint32_t address, uint32_t target, bool back);

} // namespace stub
