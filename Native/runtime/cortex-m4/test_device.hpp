// What the bare Cortex-M4 has around it: words of a device that only the emulator has (Host/Emulator/Runtime/EmulatedRuntime.cs).
#pragma once

#include "core/base.hpp"

namespace nano
{

struct TestDevice
{
    uint32_t out, error, exit, ticksLow, ticksHigh;
    // A command moves sectors between card and memory at once; reading it gives 0 when that worked.
    uint32_t cardSector, cardAddress, cardCount, cardCommand;
};

constexpr uint32_t cardRead = 1, cardWrite = 2;

inline volatile TestDevice& device()
{
    return *reinterpret_cast<volatile TestDevice*>(0x40000000);
}

} // namespace nano
