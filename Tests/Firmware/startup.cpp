// Start-up code from reset to main(): the vector table and the initialisation of memory.
#include "drivers/registers/core.hpp"

#include <cstring>

extern "C"
{
    // Defined by the linker script.
    extern uint8_t dataStart[];
    extern uint8_t dataEnd[];
    extern uint8_t dataSource[];
    extern uint8_t zeroedStart[];
    extern uint8_t zeroedEnd[];
    extern uint8_t stackTop[];

    [[noreturn]] int main();
    [[noreturn]] void resetHandler();
    void faultHandler();
    void supervisorHandler();
    void pendingHandler();
    void tickHandler();
}

/// The initial stack pointer, the reset handler and the system exceptions; no interrupt line is enabled.
extern "C" __attribute__((section(".vectors"), used)) const void* const vectors[16] = {
    stackTop,
    reinterpret_cast<const void*>(resetHandler),
    reinterpret_cast<const void*>(faultHandler), // NMI
    reinterpret_cast<const void*>(faultHandler), // hard fault
    reinterpret_cast<const void*>(faultHandler), // memory management
    reinterpret_cast<const void*>(faultHandler), // bus
    reinterpret_cast<const void*>(faultHandler), // usage
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    reinterpret_cast<const void*>(supervisorHandler),
    nullptr,
    nullptr,
    reinterpret_cast<const void*>(pendingHandler),
    reinterpret_cast<const void*>(tickHandler),
};

extern "C" [[noreturn]] void resetHandler()
{
    using registers::SCB;
    (void)bus::maskInterrupts(); // until the first task runs
    SCB::CPACR::put(SCB::CPACR::fpu, SCB::CPACR::fullAccess);
    std::memcpy(dataStart, dataSource, static_cast<size_t>(dataEnd - dataStart));
    std::memset(zeroedStart, 0, static_cast<size_t>(zeroedEnd - zeroedStart));
    main();
}

/// Hangs on a fault; the emulator reports the hang.
extern "C" void faultHandler()
{
    while (true)
    {
    }
}
