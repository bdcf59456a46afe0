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

/// DR is read after TR, because reading TR locks DR until DR is read (RM0434, chapter RTC).
uint32_t second()
{
    const uint32_t time = RTC::TR::read();
    (void)RTC::DR::read();
    return time;
}

/// Waits, without sleep, for the start of the calendar's next second.
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

    // Interrupts are masked, so if a masked interrupt does not end WFI, this step never ends.
    const uint32_t before = DWT::CYCCNT::read();
    drivers::clock::nap(napMicroseconds);
    report::fact("clock.cycles-in-10-ms-of-sleep", DWT::CYCCNT::read() - before);
    return passed;
}

} // namespace selftest
