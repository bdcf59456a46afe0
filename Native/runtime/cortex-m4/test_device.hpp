// Test device of the bare Cortex-M4: registers that exist only in the emulator (Host/Emulator/Runtime/EmulatedRuntime.cs).
#pragma once

#include "core/base.hpp"

namespace nano
{

struct TestDevice
{
    uint32_t out, error, exit, ticksLow, ticksHigh;
    /// Writing the command register transfers sectors between the card and memory at once; reading it returns 0 on success.
    uint32_t cardSector, cardAddress, cardCount, cardCommand;
};

constexpr uint32_t cardRead = 1, cardWrite = 2;

inline volatile TestDevice& device()
{
    return *reinterpret_cast<volatile TestDevice*>(0x40000000);
}

} // namespace nano
