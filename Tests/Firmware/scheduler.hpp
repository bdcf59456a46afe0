#pragma once

#include <cstdint>

/// Tasks with fixed priorities, switched by PendSV on process stacks; SysTick gives the time.
namespace tasks
{

using Entry = void (*)();

/// Adds a task. Those added before have precedence; the last one must never wait.
void add(Entry entry, uint32_t* stack, uint32_t words);

/// Starts the first task, by a supervisor call; the main stack is the handlers' from then on.
[[noreturn]] void run();

/// Starts the tick of 1 ms, from a core clock of 64 MHz.
void startTick();

/// Lets the calling task wait, and others run meanwhile.
void sleep(uint32_t milliseconds);

/// Milliseconds since the first tick.
uint32_t now();

/// Times that PendSV has switched to another task.
uint32_t switches();

} // namespace tasks
