#pragma once

#include "register.hpp"

namespace registers
{

/// Hardware semaphores (RM0434, chapter HSEM); AN5289, "Semaphores", describes what each one protects.
struct HSEM
{
    static constexpr uint32_t base = 0x58001400;
    static constexpr uint32_t cpu1 = 4;
    static constexpr uint32_t lockBit = 0x80000000;

    static constexpr uint32_t flashRegisters = 2; // protects the flash registers
    static constexpr uint32_t blockedForCpu2 = 6; // held by CPU1 to keep CPU2 from using the flash
    static constexpr uint32_t blockedForCpu1 = 7; // held by CPU2 to keep CPU1 from using the flash

    /// Takes a semaphore with one read of RLR, which locks the semaphore if it is free and returns the owner.
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
