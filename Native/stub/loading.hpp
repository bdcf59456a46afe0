#pragma once

#include "reader.hpp"

#include <cstdint>

namespace stub
{

/// SRAM1 below the stub: manifest and loader are read into it.
struct Memory
{
    uint8_t* bytes;
    uint32_t count;
};

/// The package found: that of the pointer file, or the one whose number the stock firmware takes from backup register 6: 0 for /update
/// itself, n for its n-th entry (docs/reference/stock-updater.md 1.8).
using Package = uint32_t;
inline constexpr Package none = 0xFFFFFFFF;
inline constexpr Package byPointer = 0x7FFFFFFF; // of register 6: no folder
inline constexpr Package byWayBack = 0x7FFFFFFE; // of register 6: the updater makes it the package of the pointer file

/// Reads the loader of a package on a card to the start of `memory`, which is at `address` on the chip. A package counts when its manifest
/// names a loader whose CRC is right and which can start. While /.fupdate names a manifest that exists, that package is the only one, as
/// for the updater (Updater/Plan/UpdatePointer.cs); a pointer file that holds no path below /ext means none. Only without pointer file or
/// without the manifest it names, the one in /update or else the first of the first entries of /update that counts is taken.
/// There it must be for the hardware `target`; the updater itself refuses a package of the pointer file that is for another.
/// With `back` the package of the old firmware, which /.fu-back names, comes first; if there is no such file, it is as without.
Package loadPackage(Reader& reader, Sectors& card, const Memory& memory, uint32_t address, uint32_t target, bool back);

} // namespace stub
