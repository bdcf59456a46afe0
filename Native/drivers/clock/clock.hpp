#pragma once

#include <cstdint>

namespace drivers::clock
{

inline constexpr uint32_t cyclesPerMicrosecond = 64;

/// Starts the cycle counter of the DWT (ARMv7-M C1.8), the only time base: no interrupt is ever taken.
void start();

/// Cycles since the counter was started, sleep included; wraps after 67 s.
uint32_t cycles();

/// Milliseconds since start(). The counter wraps every 67.1 s, so this function or a Deadline's poll must be called more often than that;
/// every wait of the updater does.
int64_t milliseconds();

/// Lets the core sleep for 1 to 200,000 us: WFI until SysTick pends, which PRIMASK keeps from being taken (ARMv7-M B1.5.18).
void nap(uint32_t microseconds);

/// For fault handlers: nap() polls from now on. SysTick does not preempt the hard fault or the NMI, so WFI would never end in their
/// handlers (ARMv7-M B1.5.19).
void stayAwake();

#ifndef __arm__
/// Restores the state after a chip reset; for host tests.
void forgetStayAwake();
#endif

void delayMicroseconds(uint32_t microseconds);

/// Waits; returns at once if the time is negative.
void sleep(int32_t milliseconds);

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

/// Waits until `condition()` holds; returns false if the limit passes first. The condition is evaluated once more after the limit.
/// With `napMicroseconds` the core sleeps between evaluations.
template<typename Condition>
bool waitFor(uint32_t microseconds, Condition condition, uint32_t napMicroseconds = 0)
{
    const Deadline deadline(microseconds);
    while (!condition())
    {
        if (deadline.passed())
        {
            return condition();
        }
        if (napMicroseconds != 0)
        {
            nap(napMicroseconds);
        }
    }
    return true;
}

} // namespace drivers::clock
