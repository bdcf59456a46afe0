// Start-up code, from the stock firmware's jump to main(): vector table, core registers and zeroing of memory.
#include "drivers/registers/core.hpp"
#include "fault.hpp"

#include <cstring>

extern "C"
{
    // Defined by the linker script.
    extern uint8_t imageStart[];
    extern uint8_t zeroedStart[];
    extern uint8_t zeroedEnd[];
    extern uint8_t stackTop[];

    int main();
    void resetHandler();
    void nmiHandler();
    void faultHandler();
}

namespace
{

using registers::SCB;
using registers::SYSTICK;

/// Interrupt controller: ARMv7-M Architecture Reference Manual, B3.4. Two words contain one bit for each of the 63 interrupt lines.
constexpr uint32_t interruptDisable = 0xE000E180;
constexpr uint32_t interruptUnpend = 0xE000E280;
constexpr uint32_t allLines[] = {0xFFFFFFFF, 0x7FFFFFFF};

/// The stock firmware leaves SysTick running and interrupt lines enabled, but masked by PRIMASK; the updater uses none of them.
void quietInterrupts()
{
    SYSTICK::CSR::write(0);
    for (uint32_t i = 0; i < 2; ++i)
    {
        bus::write32(interruptDisable + 4 * i, allLines[i]);
        bus::write32(interruptUnpend + 4 * i, allLines[i]);
    }
}

} // namespace

/// Vector table: stack pointer, reset and the other system exceptions, sixteen words in all. No interrupt is ever enabled, so interrupt
/// lines have no entries.
extern "C" __attribute__((section(".vectors"), used)) const void* const vectors[16] = {
    stackTop,
    reinterpret_cast<const void*>(resetHandler),
    reinterpret_cast<const void*>(nmiHandler),
    reinterpret_cast<const void*>(faultHandler), // hard fault
    reinterpret_cast<const void*>(faultHandler), // memory management
    reinterpret_cast<const void*>(faultHandler), // bus
    reinterpret_cast<const void*>(faultHandler), // usage
    reinterpret_cast<const void*>(faultHandler), // reserved
    reinterpret_cast<const void*>(faultHandler), // reserved
    reinterpret_cast<const void*>(faultHandler), // reserved
    reinterpret_cast<const void*>(faultHandler), // reserved
    reinterpret_cast<const void*>(faultHandler), // supervisor call
    reinterpret_cast<const void*>(faultHandler), // debug monitor
    reinterpret_cast<const void*>(faultHandler), // reserved
    reinterpret_cast<const void*>(faultHandler), // pendable service
    reinterpret_cast<const void*>(faultHandler), // system tick
};

/// Entered with the stack pointer from word 0, PRIMASK set, in privileged thread mode. Masks and stack selection are set again, in case a
/// debugger starts the image.
extern "C" __attribute__((naked, noreturn)) void resetHandler()
{
    asm volatile("cpsid i\n\t"
                 "movs r0, #0\n\t"
                 "msr basepri, r0\n\t"
                 "msr control, r0\n\t"
                 "isb\n\t"
                 "cpsie f\n\t"
                 "ldr r0, =stackTop\n\t"
                 "msr msp, r0\n\t"
                 "b startCpp\n\t");
}

extern "C" __attribute__((noreturn, used)) void startCpp()
{
    SCB::SCR::write(0); // with SLEEPDEEP set, each WFI would enter STOP mode
    registers::MPU::CTRL::write(0);
    SCB::VTOR::write(reinterpret_cast<uint32_t>(imageStart));
    SCB::CPACR::put(SCB::CPACR::fpu, SCB::CPACR::fullAccess);
    bus::dataBarrier();
    bus::instructionBarrier();
    quietInterrupts();
    std::memset(zeroedStart, 0, static_cast<size_t>(zeroedEnd - zeroedStart));
    main();
    board::halt("STOPPED");
}
