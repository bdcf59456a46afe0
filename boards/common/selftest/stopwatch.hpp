#pragma once

#include "drivers/clock/clock.hpp"

#include <cstdint>

namespace selftest
{

/// Measures the time since its construction, sleep included, up to a minute.
class Stopwatch
{
public:
    uint32_t microseconds() const
    {
        return (drivers::clock::cycles() - start_) / drivers::clock::cyclesPerMicrosecond;
    }

private:
    uint32_t start_ = drivers::clock::cycles();
};

/// Collects the maximum and mean of a series of times.
struct Extremes
{
    uint32_t most = 0;
    uint32_t total = 0;
    uint32_t count = 0;

    void add(uint32_t microseconds)
    {
        most = microseconds > most ? microseconds : most;
        total += microseconds;
        ++count;
    }
    uint32_t average() const
    {
        return count == 0 ? 0 : total / count;
    }
};

} // namespace selftest
