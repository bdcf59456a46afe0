#pragma once

#include <cstdint>

/// Tasks with fixed priorities on process stacks, switched by PendSV; SysTick counts the time.
namespace tasks
{

using Entry = void (*)();

/// Adds a task with a lower priority than the tasks added before. The last task must never sleep. `stack` is `words` words long and must
/// outlive the task.
void add(Entry entry, uint32_t* stack, uint32_t words);

/// Starts the first task with an SVC; from then on only handlers use the main stack.
[[noreturn]] void run();

/// Starts the 1 ms tick at a core clock of 64 MHz.
void startTick();

/// Suspends the calling task for the given time; other tasks run meanwhile.
void sleep(uint32_t milliseconds);

/// Milliseconds since the first tick.
uint32_t now();

/// Number of task switches since the start.
uint32_t switches();

} // namespace tasks
