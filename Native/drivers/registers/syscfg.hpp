#pragma once

#include "register.hpp"

namespace registers
{

/// System configuration controller: RM0434 section 10.2.
struct SYSCFG
{
    struct MEMRMP : Register<0x40010000>
    {
        static constexpr Field memory{0, 3}; // memory mapped at address 0
        static constexpr uint32_t system = 1, sram1 = 3;
    };
};

} // namespace registers
