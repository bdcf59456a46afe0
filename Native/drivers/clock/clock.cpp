#include "clock.hpp"

#include "drivers/registers/core.hpp"

namespace drivers::clock
{

using registers::DWT;
using registers::SCB;

namespace
{

constexpr uint32_t cyclesPerMillisecond = cyclesPerMicrosecond * 1000;

uint32_t seen;
int64_t elapsed;

} // namespace

void start()
{
    SCB::DEMCR::set(SCB::DEMCR::trace);
    DWT::CTRL::set(DWT::CTRL::cycleCounter);
    seen = DWT::CYCCNT::read();
    elapsed = 0;
}

int64_t milliseconds()
{
    const uint32_t whole = (DWT::CYCCNT::read() - seen) / cyclesPerMillisecond;
    seen += whole * cyclesPerMillisecond;
    elapsed += whole;
    return elapsed;
}

void delayMicroseconds(uint32_t microseconds)
{
    waitFor(microseconds, [] { return false; });
}

Deadline::Deadline(uint32_t microseconds) : start_(DWT::CYCCNT::read()), cycles_(microseconds * cyclesPerMicrosecond)
{
    (void)milliseconds(); // a long wait must not hide a wrap of the counter
}

bool Deadline::passed() const
{
    return DWT::CYCCNT::read() - start_ >= cycles_;
}

} // namespace drivers::clock
