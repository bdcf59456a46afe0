#include "clock.hpp"

#include "drivers/registers/core.hpp"

namespace drivers::clock
{

using registers::DWT;
using registers::SCB;
using registers::SYSTICK;

namespace
{

constexpr uint32_t cyclesPerMillisecond = cyclesPerMicrosecond * 1000;
constexpr uint32_t longestNap = 200'000; // microseconds; SysTick has 24 bits

uint32_t seen;
uint32_t slept; // cycles that the counter missed while the core slept
int64_t elapsed;
bool awake; // nap() polls instead of sleeping

} // namespace

uint32_t cycles()
{
    return DWT::CYCCNT::read() + slept;
}

void start()
{
    SCB::DEMCR::set(SCB::DEMCR::trace);
    DWT::CTRL::set(DWT::CTRL::cycleCounter);
    seen = cycles();
    elapsed = 0;
}

int64_t milliseconds()
{
    const uint32_t whole = (cycles() - seen) / cyclesPerMillisecond;
    seen += whole * cyclesPerMillisecond;
    elapsed += whole;
    return elapsed;
}

/// The cycle counter stops in sleep unless a debugger keeps the clock on (DBGMCU_CR.DBG_SLEEP), so the missed cycles are added.
void nap(uint32_t microseconds)
{
    using CSR = SYSTICK::CSR;
    SYSTICK::RVR::write(microseconds * cyclesPerMicrosecond - 1);
    SYSTICK::CVR::write(0);
    CSR::write(CSR::enable() | CSR::interrupt() | CSR::coreClock());
    const uint32_t before = DWT::CYCCNT::read();
    while (!CSR::has(CSR::counted))
    {
        if (!awake)
        {
            bus::waitForInterrupt();
        }
    }
    // The end is detected with CSR.COUNTFLAG, because CVR may still read 0 right after the start (docs/reference/silicon.md 1.15).
    const uint32_t whole = microseconds * cyclesPerMicrosecond;
    const uint32_t counted = DWT::CYCCNT::read() - before;
    slept += counted < whole ? whole - counted : 0;
    CSR::write(0);
    SCB::ICSR::write(SCB::ICSR::clearSystick());
}

void stayAwake()
{
    awake = true;
}

#ifndef __arm__
void forgetStayAwake()
{
    awake = false;
}
#endif

void delayMicroseconds(uint32_t microseconds)
{
    constexpr uint32_t worthIt = 100;
    for (; microseconds >= worthIt; microseconds -= microseconds < longestNap ? microseconds : longestNap)
    {
        nap(microseconds < longestNap ? microseconds : longestNap);
    }
    waitFor(microseconds, [] { return false; });
}

void sleep(int32_t milliseconds)
{
    constexpr int32_t longest = 60'000; // milliseconds() must read the cycle counter before it wraps
    for (; milliseconds > 0; milliseconds -= longest)
    {
        delayMicroseconds(static_cast<uint32_t>(milliseconds < longest ? milliseconds : longest) * 1000);
        (void)clock::milliseconds();
    }
}

Deadline::Deadline(uint32_t microseconds) : start_(cycles()), cycles_(microseconds * cyclesPerMicrosecond)
{
    (void)milliseconds(); // reads the counter now, because the wait may last almost until the counter wraps
}

bool Deadline::passed() const
{
    return cycles() - start_ >= cycles_;
}

} // namespace drivers::clock
