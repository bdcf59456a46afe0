#pragma once

#include "fat/names.hpp"

#include <cstdint>

/// The resume stub: starts an update's loader from the card while page 0 of the flash contains no firmware.
namespace stub
{

/// The keys of an update manifest that the stub needs, read by the stock loader's rules (docs/reference/stock-updater.md 2.1 and
/// 2.2).
struct Manifest
{
    static constexpr uint32_t maximumBytes = 65535;
    static constexpr uint32_t longestName = 255;

    uint32_t target; // of the hardware
    char loader[longestName];
    uint32_t loaderLength;
    uint32_t loaderCrc;
};

/// Reads a manifest of `length` bytes; returns false if it is malformed, or lacks the target, the loader or the loader's CRC.
bool parseManifest(const char* data, uint32_t length, Manifest& manifest);

} // namespace stub
