#pragma once

#include <cstdint>

namespace drivers::clock
{

inline constexpr uint32_t cyclesPerMicrosecond = 64;

/// Starts the cycle counter of the DWT (ARMv7-M C1.8), from which all time is taken: no interrupt, no timer.
void start();

/// Milliseconds since start(). The counter wraps every 67.1 s, so this or a Deadline's poll must be called more often than that; every wait
/// of the updater does.
int64_t milliseconds();

void delayMicroseconds(uint32_t microseconds);

/// A limit for a wait: at most 67 s.
class Deadline
{
public:
    explicit Deadline(uint32_t microseconds);

    bool passed() const;

private:
    uint32_t start_;
    uint32_t cycles_;
};

/// Waits until `condition()` holds; false when the limit passed first. The condition is looked at once more after the limit.
template<typename Condition>
bool waitFor(uint32_t microseconds, Condition condition)
{
    const Deadline deadline(microseconds);
    while (!condition())
    {
        if (deadline.passed())
        {
            return condition();
        }
    }
    return true;
}

} // namespace drivers::clock
