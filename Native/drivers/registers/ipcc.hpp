#pragma once

#include "register.hpp"

namespace registers
{

/// Inter-processor communication controller: RM0434, chapter IPCC. Bit n - 1 belongs to channel n.
struct IPCC
{
    static constexpr uint32_t base = 0x58000C00;

    struct C1MR : Register<base + 0x04>
    {
        static constexpr Field systemOccupied{1};
    };
    struct C1SCR : Register<base + 0x08>
    {
        static constexpr Field clearSystem{1}, setSystem{17}, setMemoryManager{19};
    };
    struct C1TOC2SR : Register<base + 0x0C>
    {
        static constexpr Field system{1}, memoryManager{3};
    };
    struct C2TOC1SR : Register<base + 0x1C>
    {
        static constexpr Field system{1};
    };
};

} // namespace registers
