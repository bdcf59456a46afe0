#pragma once

#include <cstdint>

namespace drivers::clock
{

inline constexpr uint32_t cyclesPerMicrosecond = 64;

/// Starts the cycle counter of the DWT (ARMv7-M C1.8). It is the only time base, because no interrupt is ever taken.
void start();

/// Cycles since the counter was started, sleep included; wraps after 67 s.
uint32_t cycles();

/// Milliseconds since start(). The counter wraps every 67.1 s, so this function must be called, or a Deadline constructed, more often than
/// that; every wait of the updater does so.
int64_t milliseconds();

/// Lets the core sleep for 1 to 200,000 us. WFI returns when SysTick becomes pending; PRIMASK keeps the exception from being taken (ARMv7-M
/// B1.5.18).
void nap(uint32_t microseconds);

/// Makes nap() poll instead of sleep; for fault handlers. SysTick cannot preempt the hard fault or the NMI, so WFI would never return in
/// their handlers (ARMv7-M B1.5.19).
void stayAwake();

#ifndef __arm__
/// Resets the driver's variables, as a chip reset does; for host tests.
void forgetStayAwake();
#endif

void delayMicroseconds(uint32_t microseconds);

/// Waits for `milliseconds`; returns at once if that is negative.
void sleep(int32_t milliseconds);

/// The time limit of a wait, 67 s at most.
class Deadline
{
public:
    explicit Deadline(uint32_t microseconds);

    bool passed() const;

private:
    uint32_t start_;
    uint32_t cycles_;
};

/// Waits until `condition()` holds; returns false if the time limit passes first. The condition is evaluated once more after the limit.
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
