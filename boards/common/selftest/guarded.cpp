#include "guarded.hpp"

#include "drivers/registers/core.hpp"

namespace selftest::guarded
{

namespace
{

using registers::SCB;

constexpr uint32_t vectorCount = 16;
constexpr uint32_t hardFault = 3;

/// Vector table. RM0434 table 62 lists 79 vectors, which require an alignment of 128 words; the last 63 are interrupts, which are masked.
alignas(512) uint32_t table[vectorCount];

uint32_t status;

/// Index of the return address in the exception frame (ARM DDI0403, B1.5.6).
constexpr uint32_t framePc = 6;

} // namespace

extern "C"
{
    extern uint8_t guardedEnd[];
    extern uint8_t guardedFault[];

    /// Loads from `address` to `value`, or stores from `value` to `address`; returns 0 if the access faults. The barriers ensure that a
    /// late (imprecise) fault occurs before the function ends.
    __attribute__((naked)) uint32_t guardedAccess(uint32_t /*address*/, uint32_t* /*value*/, uint32_t /*isWrite*/)
    {
        asm volatile("cbz r2, 1f\n\t"
                     "ldr r3, [r1]\n\t"
                     "b 2f\n\t"
                     "2: str r3, [r0]\n\t"
                     "dsb\n\t"
                     "isb\n\t"
                     "b 4f\n\t"
                     "1: ldr r3, [r0]\n\t"
                     "dsb\n\t"
                     "b 3f\n\t"
                     "3: str r3, [r1]\n\t"
                     "4: movs r0, #1\n\t"
                     "bx lr\n\t"
                     ".global guardedFault\n\t"
                     ".thumb_func\n"
                     "guardedFault:\n\t"
                     "movs r0, #0\n\t"
                     "bx lr\n\t"
                     ".global guardedEnd\n"
                     "guardedEnd:\n\t");
    }

    /// Returns true if the fault occurred in guardedAccess(), which then continues at guardedFault.
    __attribute__((used)) uint32_t recoverFromFault(uint32_t* frame)
    {
        const uint32_t first = reinterpret_cast<uint32_t>(&guardedAccess) & ~1u;
        if (frame[framePc] < first || frame[framePc] >= reinterpret_cast<uint32_t>(guardedEnd))
        {
            return 0;
        }
        status = SCB::CFSR::read();
        SCB::CFSR::write(status); // cleared by writing 1
        SCB::HFSR::write(SCB::HFSR::read());
        frame[framePc] = reinterpret_cast<uint32_t>(guardedFault) & ~1u;
        return 1;
    }

    void faultHandler();

    __attribute__((naked)) void guardedFaultHandler()
    {
        asm volatile("mrs r0, msp\n\t"
                     "push {r4, lr}\n\t"
                     "bl recoverFromFault\n\t"
                     "pop {r4, lr}\n\t"
                     "cbz r0, 1f\n\t"
                     "bx lr\n\t"
                     "1: b faultHandler\n\t");
    }
}

void start()
{
    const uint32_t* vectors = reinterpret_cast<const uint32_t*>(SCB::VTOR::read());
    for (uint32_t i = 0; i < vectorCount; ++i)
    {
        table[i] = vectors[i];
    }
    table[hardFault] = reinterpret_cast<uint32_t>(&guardedFaultHandler);
    SCB::VTOR::write(reinterpret_cast<uint32_t>(table));
    bus::dataBarrier();
    bus::instructionBarrier();
    status = 0;
}

bool read(uint32_t address, uint32_t& value)
{
    return guardedAccess(address, &value, 0) != 0;
}

bool write(uint32_t address, uint32_t value)
{
    return guardedAccess(address, &value, 1) != 0;
}

uint32_t faultStatus()
{
    return status;
}

} // namespace selftest::guarded
