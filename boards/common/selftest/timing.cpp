#include "drivers/clock/clock.hpp"
#include "drivers/registers/core.hpp"
#include "drivers/registers/serial.hpp"
#include "report.hpp"
#include "selftest.hpp"

namespace selftest
{

namespace
{

using registers::DWT;
using registers::RTC;

constexpr uint32_t napMicroseconds = 10'000;

/// DR is read after TR: its shadow is held until then (RM0434 section 29.3.8).
uint32_t second()
{
    const uint32_t time = RTC::TR::read();
    (void)RTC::DR::read();
    return time;
}

/// Waits for the next second of the calendar without sleep.
bool waitForSecond()
{
    constexpr uint32_t longest = 1'500'000;
    const uint32_t before = second();
    return drivers::clock::waitFor(longest, [=] { return second() != before; });
}

} // namespace

bool measureClocks()
{
    if (!waitForSecond())
    {
        report::note("the calendar does not advance");
        return false;
    }
    const uint32_t start = DWT::CYCCNT::read();
    const bool passed = waitForSecond();
    report::fact("clock.cycles-per-rtc-second", DWT::CYCCNT::read() - start);

    // Interrupts are masked: if WFI does not wake nevertheless, the step never ends.
    const uint32_t before = DWT::CYCCNT::read();
    drivers::clock::nap(napMicroseconds);
    report::fact("clock.cycles-in-10-ms-of-sleep", DWT::CYCCNT::read() - before);
    return passed;
}

} // namespace selftest
