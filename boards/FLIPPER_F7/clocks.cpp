#include "clocks.hpp"

#include "drivers/clock/clock.hpp"
#include "drivers/registers/flash.hpp"
#include "drivers/registers/rcc.hpp"

namespace board
{

using drivers::clock::waitFor;
using registers::FLASH;
using registers::PWR;
using registers::RCC;

namespace
{

/// Microseconds at 64 MHz; the limit is longer on a slower clock, which is harmless.
constexpr uint32_t startLimit = 100'000;
constexpr uint32_t crystalTune = 0x26; // load capacitance of this board's 32 MHz crystal
constexpr uint32_t voltageRange1 = 1;
constexpr uint32_t latency64MHz = 3; // RM0434 table 5, range 1, above 54 MHz
constexpr uint32_t divideBy2 = 8;    // HPRE code for division by 2

/// Configures the PLL for 64 MHz: 32 MHz / 2 x 8 / 2.
using PllConfiguration = RCC::PLLCFGR;
constexpr uint32_t pllFields = PllConfiguration::source.mask() | PllConfiguration::m.mask() | PllConfiguration::n.mask() |
                               PllConfiguration::rEnable.mask() | PllConfiguration::r.mask();
constexpr uint32_t pll64MHz = PllConfiguration::source(PllConfiguration::hse) | PllConfiguration::m(1) | PllConfiguration::n(8) |
                              PllConfiguration::rEnable() | PllConfiguration::r(1);

bool runsOnPll()
{
    return RCC::CFGR::get(RCC::CFGR::sourceStatus) == RCC::CFGR::pll && (RCC::PLLCFGR::read() & pllFields) == pll64MHz;
}

/// See RM0434 sections 8.2.9 and 8.4.3 to 8.4.5. The PLL is configured while it is off and nothing runs from it.
bool startPll()
{
    PWR::CR1::put(PWR::CR1::voltageRange, voltageRange1);
    RCC::HSECR::write(RCC::HSECR::key);
    RCC::HSECR::put(RCC::HSECR::tune, crystalTune);
    RCC::CR::change(0, RCC::CR::hseOn() | RCC::CR::hsiOn());
    const uint32_t up = RCC::CR::hseReady() | RCC::CR::hsiReady();
    if (!waitFor(startLimit, [up] { return (RCC::CR::read() & up) == up; }))
    {
        return false;
    }
    RCC::CFGR::set(RCC::CFGR::wakeClockHsi);
    RCC::PLLCFGR::change(pllFields, pll64MHz);
    RCC::CR::set(RCC::CR::pllOn);
    if (!waitFor(startLimit, [] { return RCC::CR::has(RCC::CR::pllReady); }))
    {
        return false;
    }
    FLASH::ACR::put(FLASH::ACR::latency, latency64MHz);
    if (!waitFor(startLimit, [] { return FLASH::ACR::get(FLASH::ACR::latency) == latency64MHz; }))
    {
        return false;
    }
    using CFGR = RCC::CFGR;
    CFGR::change(CFGR::ahbPrescaler.mask() | CFGR::apb1Prescaler.mask() | CFGR::apb2Prescaler.mask(), 0);
    CFGR::put(CFGR::source, CFGR::pll);
    return waitFor(startLimit, [] { return CFGR::get(CFGR::sourceStatus) == CFGR::pll; });
}

} // namespace

/// CPU2 may run at 32 MHz at most. Its prescaler must not change while CPU2 is running, so the prescaler is set first, before CPU2 is
/// started.
bool startClocks()
{
    RCC::EXTCFGR::change(RCC::EXTCFGR::cpu2Prescaler.mask() | RCC::EXTCFGR::sharedPrescaler.mask(), RCC::EXTCFGR::cpu2Prescaler(divideBy2));
    return runsOnPll() || startPll();
}

/// See RM0434 sections 8.4.27 and 8.4.28. The function does not wait for the crystal, which takes up to two seconds to start; the calendar
/// starts when the crystal does. The calendar's clock source can be selected only once.
void startSlowClock()
{
    using BDCR = RCC::BDCR;
    const uint32_t source = BDCR::get(BDCR::rtcSource) != 0 ? 0 : BDCR::rtcSource(BDCR::lse);
    BDCR::change(0, BDCR::lseOn() | BDCR::lseDrive(3) | source);
    BDCR::set(BDCR::rtcOn);
    RCC::CSR::put(RCC::CSR::radioWakeSource, RCC::CSR::lse);
}

void startBuses()
{
    using AHB2 = RCC::AHB2ENR;
    AHB2::change(0, AHB2::gpioA() | AHB2::gpioB() | AHB2::gpioC() | AHB2::gpioD() | AHB2::gpioE() | AHB2::gpioH());
    RCC::AHB3ENR::change(0, RCC::AHB3ENR::hsem() | RCC::AHB3ENR::ipcc());
    (void)RCC::AHB3ENR::read(); // RM0434 section 8.2.18: two cycles until a clock runs
}

} // namespace board
