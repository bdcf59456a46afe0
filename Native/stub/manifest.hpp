#pragma once

#include "fat/names.hpp"

#include <cstdint>

/// The resume stub: starts an update's loader from the card when page 0 of the flash holds no firmware.
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

/// Reads a manifest of `length` bytes; false if it is malformed, or lacks a target, a loader or its CRC.
bool parseManifest(const char* data, uint32_t length, Manifest& manifest);

} // namespace stub
