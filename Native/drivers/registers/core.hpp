#pragma once

#include "register.hpp"

namespace registers
{

/// System control block: ARMv7-M Architecture Reference Manual, B3.2.
struct SCB
{
    struct ICSR : Register<0xE000ED04>
    {
        static constexpr Field clearSystick{25};
    };
    struct VTOR : Register<0xE000ED08>
    {
    };
    struct AIRCR : Register<0xE000ED0C>
    {
        static constexpr Field systemReset{2}, key{16, 16};
        static constexpr uint32_t keyValue = 0x05FA;
    };
    struct SCR : Register<0xE000ED10>
    {
    };
    struct SHCSR : Register<0xE000ED24>
    {
    };
    struct CFSR : Register<0xE000ED28>
    {
    };
    struct HFSR : Register<0xE000ED2C>
    {
    };
    struct BFAR : Register<0xE000ED38>
    {
    };
    struct CPACR : Register<0xE000ED88>
    {
        static constexpr Field fpu{20, 4};
        static constexpr uint32_t fullAccess = 0xF;
    };
    struct DEMCR : Register<0xE000EDFC>
    {
        static constexpr Field trace{24};
    };
};

/// Memory protection unit: ARMv7-M Architecture Reference Manual, B3.5.
struct MPU
{
    struct CTRL : Register<0xE000ED94>
    {
    };
};

/// System timer: ARMv7-M Architecture Reference Manual, B3.3.
struct SYSTICK
{
    struct CSR : Register<0xE000E010>
    {
        static constexpr Field enable{0}, interrupt{1}, coreClock{2}, counted{16};
    };
    struct RVR : Register<0xE000E014>
    {
    };
    struct CVR : Register<0xE000E018>
    {
    };
};

/// The cycle counter of the data watchpoint and trace unit: ARMv7-M Architecture Reference Manual, C1.8.
struct DWT
{
    struct CTRL : Register<0xE0001000>
    {
        static constexpr Field cycleCounter{0};
    };
    struct CYCCNT : Register<0xE0001004>
    {
    };
};

} // namespace registers
