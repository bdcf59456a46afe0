#pragma once

#include "register.hpp"

namespace registers
{

/// Hardware semaphores: RM0434 section 37.4; their use: AN5289, "Semaphores".
struct HSEM
{
    static constexpr uint32_t base = 0x58001400;
    static constexpr uint32_t cpu1 = 4;
    static constexpr uint32_t lockBit = 0x80000000;

    static constexpr uint32_t flashRegisters = 2; // ownership of the flash registers
    static constexpr uint32_t blockedForCpu2 = 6; // CPU1 holds it to keep CPU2 from the flash
    static constexpr uint32_t blockedForCpu1 = 7; // CPU2 holds it to keep CPU1 from the flash

    /// Takes a semaphore in one step: reading RLR takes it if it is free, and returns the holder.
    static bool take(uint32_t semaphore)
    {
        return bus::read32(base + 0x80 + 4 * semaphore) == (lockBit | cpu1 << 8);
    }
    static void release(uint32_t semaphore)
    {
        bus::write32(base + 4 * semaphore, cpu1 << 8);
    }
    static bool isTaken(uint32_t semaphore)
    {
        return (bus::read32(base + 4 * semaphore) & lockBit) != 0;
    }
};

} // namespace registers
