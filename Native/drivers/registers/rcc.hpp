#pragma once

#include "register.hpp"

namespace registers
{

/// Reset and clock control: RM0434 section 8.4.
struct RCC
{
    static constexpr uint32_t base = 0x58000000;

    struct CR : Register<base + 0x00>
    {
        static constexpr Field msiOn{0}, hsiOn{8}, hsiReady{10}, hseOn{16}, hseReady{17}, pllOn{24}, pllReady{25};
    };
    struct CFGR : Register<base + 0x08>
    {
        static constexpr Field source{0, 2}, sourceStatus{2, 2}, ahbPrescaler{4, 4}, apb1Prescaler{8, 3}, apb2Prescaler{11, 3},
            wakeClockHsi{15}, ahbReady{16}, apb1Ready{17}, apb2Ready{18};
        static constexpr uint32_t pll = 3;
    };
    struct PLLCFGR : Register<base + 0x0C>
    {
        static constexpr Field source{0, 2}, m{4, 3}, n{8, 7}, pEnable{16}, qEnable{24}, rEnable{28}, r{29, 3};
        static constexpr uint32_t hse = 3;
    };
    struct CIFR : Register<base + 0x1C>
    {
        static constexpr Field clockSecurity{8};
    };
    struct CICR : Register<base + 0x20>
    {
        static constexpr Field clockSecurity{8};
    };
    struct AHB1ENR : Register<base + 0x48>
    {
        static constexpr Field crc{12};
    };
    struct AHB2ENR : Register<base + 0x4C>
    {
        static constexpr Field gpioA{0}, gpioB{1}, gpioC{2}, gpioD{3}, gpioE{4}, gpioH{7};
    };
    struct AHB3ENR : Register<base + 0x50>
    {
        static constexpr Field pka{16}, aes2{17}, rng{18}, hsem{19}, ipcc{20}, flash{25};
    };
    struct APB1ENR1 : Register<base + 0x58>
    {
        static constexpr Field rtcApb{10}, spi2{14}, i2c1{21};
    };
    struct APB2ENR : Register<base + 0x60>
    {
        static constexpr Field usart1{14};
    };
    struct APB1RSTR1 : Register<base + 0x38>
    {
        static constexpr Field spi2{14}, i2c1{21};
    };
    struct APB2RSTR : Register<base + 0x40>
    {
        static constexpr Field usart1{14};
    };
    struct CCIPR : Register<base + 0x88>
    {
        static constexpr Field usart1{0, 2}, i2c1{12, 2};
    };
    struct BDCR : Register<base + 0x90>
    {
        static constexpr Field lseOn{0}, lseDrive{3, 2}, rtcSource{8, 2}, rtcOn{15};
        static constexpr uint32_t lse = 1;
    };
    struct CSR : Register<base + 0x94>
    {
        static constexpr Field radioWakeSource{14, 2};
        static constexpr uint32_t lse = 1;
        static constexpr uint32_t resetFlags = 0xFF800000; // bits 31:23
    };
    struct HSECR : Register<base + 0x9C>
    {
        static constexpr Field tune{8, 6};
        static constexpr uint32_t key = 0xCAFECAFE;
    };
    struct EXTCFGR : Register<base + 0x108>
    {
        static constexpr Field sharedPrescaler{0, 4}, cpu2Prescaler{4, 4}, sharedReady{16}, cpu2Ready{17};
    };
    struct C2AHB1ENR : Register<base + 0x148>
    {
        static constexpr Field crc{12};
    };
    struct C2AHB3ENR : Register<base + 0x150>
    {
        static constexpr Field ipcc{20};
    };
};

/// Power control: RM0434 section 6.6.
struct PWR
{
    static constexpr uint32_t base = 0x58000400;

    struct CR1 : Register<base + 0x00>
    {
        static constexpr Field disableBackupProtection{8}, voltageRange{9, 2};
    };
    struct CR4 : Register<base + 0x0C>
    {
        static constexpr Field bootCpu2{15};
    };
    struct C2CR1 : Register<base + 0x80>
    {
        static constexpr Field lowPowerMode{0, 3};
        static constexpr uint32_t shutdown = 4;
    };
};

/// Extended interrupts and events: RM0434 section 14.5.
struct EXTI
{
    static constexpr uint32_t base = 0x58000800;

    struct RTSR2 : Register<base + 0x20>
    {
        static constexpr Field line41{9};
    };
    struct C2EMR2 : Register<base + 0xD4>
    {
        static constexpr Field line41{9};
    };
};

} // namespace registers
