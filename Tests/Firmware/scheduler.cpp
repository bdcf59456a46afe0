#include "scheduler.hpp"

#include "drivers/registers/core.hpp"

extern "C"
{
    void supervisorHandler();
    void pendingHandler();
    void tickHandler();
    uint32_t* switchTask(uint32_t* stack);
}

namespace
{

constexpr uint32_t most = 4;
constexpr uint32_t cyclesPerMillisecond = 64'000;
constexpr uint32_t pendSwitch = 1u << 28;        // ICSR.PENDSVSET
constexpr uint32_t thumb = 1u << 24;             // xPSR.T in an exception frame
constexpr uint32_t threadOnProcess = 0xFFFFFFFD; // EXC_RETURN
constexpr uint32_t priorities = 0xE000ED20;      // SHPR3
constexpr uint32_t lowest = 0xF0F0'0000;         // priority of PendSV and SysTick

struct Task
{
    uint32_t* stack;
    uint32_t wakesAt;
};

Task all[most];
uint32_t count;
uint32_t current;
volatile uint32_t ticks;
volatile uint32_t switched;

bool isReady(const Task& task)
{
    return static_cast<int32_t>(ticks - task.wakesAt) >= 0;
}

[[noreturn]] void leave()
{
    while (true)
    {
        tasks::sleep(1000);
    }
}

} // namespace

namespace tasks
{

void add(Entry entry, uint32_t* stack, uint32_t words)
{
    // The saved registers are r4 to r11 and EXC_RETURN, below the exception frame that the core pushes: r0 to r3, r12, lr, pc, xPSR.
    constexpr uint32_t saved = 9, frame = 8;
    uint32_t* top = stack + words - saved - frame;
    for (uint32_t i = 0; i < saved + frame; ++i)
    {
        top[i] = 0;
    }
    top[saved - 1] = threadOnProcess;
    top[saved + 5] = reinterpret_cast<uint32_t>(leave);
    top[saved + 6] = reinterpret_cast<uint32_t>(entry) & ~1u;
    top[saved + 7] = thumb;
    all[count++] = {top, 0};
}

void run()
{
    bus::write32(priorities, lowest);
    asm volatile("cpsie i\n\tsvc 0" ::: "memory");
    __builtin_unreachable();
}

void startTick()
{
    using registers::SYSTICK;
    SYSTICK::RVR::write(cyclesPerMillisecond - 1);
    SYSTICK::CVR::write(0);
    SYSTICK::CSR::write(SYSTICK::CSR::enable() | SYSTICK::CSR::interrupt() | SYSTICK::CSR::coreClock());
}

void sleep(uint32_t milliseconds)
{
    all[current].wakesAt = ticks + milliseconds;
    registers::SCB::ICSR::write(pendSwitch);
    bus::dataBarrier();
    bus::instructionBarrier();
}

uint32_t now()
{
    return ticks;
}

uint32_t switches()
{
    return switched;
}

} // namespace tasks

/// Selects the first ready task and returns its stack pointer. `stack` is the stack pointer of the current task; null for the first switch.
extern "C" __attribute__((used)) uint32_t* switchTask(uint32_t* stack)
{
    const uint32_t before = current;
    if (stack != nullptr)
    {
        all[current].stack = stack;
    }
    current = 0;
    while (current + 1 < count && !isReady(all[current]))
    {
        ++current;
    }
    switched = switched + (current != before ? 1 : 0);
    return all[current].stack;
}

extern "C" void tickHandler()
{
    ticks = ticks + 1;
    registers::SCB::ICSR::write(pendSwitch);
}

extern "C" __attribute__((naked)) void supervisorHandler()
{
    asm volatile("movs r0, #0\n\t"
                 "bl switchTask\n\t"
                 "ldmia r0!, {r4-r11, lr}\n\t"
                 "msr psp, r0\n\t"
                 "bx lr\n\t");
}

extern "C" __attribute__((naked)) void pendingHandler()
{
    asm volatile("mrs r0, psp\n\t"
                 "stmdb r0!, {r4-r11, lr}\n\t"
                 "bl switchTask\n\t"
                 "ldmia r0!, {r4-r11, lr}\n\t"
                 "msr psp, r0\n\t"
                 "bx lr\n\t");
}
