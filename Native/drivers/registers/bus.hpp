#pragma once

#include <cstddef>
#include <cstdint>

/// All accesses to registers and to memory at fixed addresses. On the chip they are plain volatile accesses; on the host they go to a fake
/// bus, which a test installs to record the driver's accesses and supply the values read.
namespace bus
{

#ifdef __arm__

inline uint32_t read32(uint32_t address)
{
    return *reinterpret_cast<volatile uint32_t*>(address);
}

inline void write32(uint32_t address, uint32_t value)
{
    *reinterpret_cast<volatile uint32_t*>(address) = value;
}

inline uint16_t read16(uint32_t address)
{
    return *reinterpret_cast<volatile uint16_t*>(address);
}

inline void write16(uint32_t address, uint16_t value)
{
    *reinterpret_cast<volatile uint16_t*>(address) = value;
}

inline uint8_t read8(uint32_t address)
{
    return *reinterpret_cast<volatile uint8_t*>(address);
}

inline void write8(uint32_t address, uint8_t value)
{
    *reinterpret_cast<volatile uint8_t*>(address) = value;
}

/// Memory at a fixed address: flash, option bytes, OTP, shared SRAM.
inline uint8_t* memory(uint32_t address)
{
    return reinterpret_cast<uint8_t*>(address);
}

inline void dataBarrier()
{
    asm volatile("dsb" ::: "memory");
}

inline void instructionBarrier()
{
    asm volatile("isb" ::: "memory");
}

inline void sendEvent()
{
    asm volatile("sev" ::: "memory");
}

inline void waitForEvent()
{
    asm volatile("wfe" ::: "memory");
}

inline void waitForInterrupt()
{
    asm volatile("dsb\n\twfi" ::: "memory");
}

/// Masks interrupts; returns the value to pass to restoreInterrupts().
inline uint32_t maskInterrupts()
{
    uint32_t primask;
    asm volatile("mrs %0, primask\n\tcpsid i" : "=r"(primask)::"memory");
    return primask;
}

inline void restoreInterrupts(uint32_t primask)
{
    asm volatile("msr primask, %0" ::"r"(primask) : "memory");
}

#else

class Bus
{
public:
    virtual uint32_t read(uint32_t address, uint32_t bytes) = 0;
    virtual void write(uint32_t address, uint32_t value, uint32_t bytes) = 0;
    virtual uint8_t* memory(uint32_t address) = 0;
    virtual void sendEvent() = 0;
    virtual void waitForEvent() = 0;
    virtual void waitForInterrupt() = 0;

protected:
    ~Bus() = default;
};

/// The fake bus, installed by a test.
extern Bus* installed;

inline uint32_t read32(uint32_t address)
{
    return installed->read(address, 4);
}

inline void write32(uint32_t address, uint32_t value)
{
    installed->write(address, value, 4);
}

inline uint16_t read16(uint32_t address)
{
    return static_cast<uint16_t>(installed->read(address, 2));
}

inline void write16(uint32_t address, uint16_t value)
{
    installed->write(address, value, 2);
}

inline uint8_t read8(uint32_t address)
{
    return static_cast<uint8_t>(installed->read(address, 1));
}

inline void write8(uint32_t address, uint8_t value)
{
    installed->write(address, value, 1);
}

inline uint8_t* memory(uint32_t address)
{
    return installed->memory(address);
}

inline void dataBarrier()
{
}

inline void instructionBarrier()
{
}

inline void sendEvent()
{
    installed->sendEvent();
}

inline void waitForEvent()
{
    installed->waitForEvent();
}

inline void waitForInterrupt()
{
    installed->waitForInterrupt();
}

inline uint32_t maskInterrupts()
{
    return 0;
}

inline void restoreInterrupts(uint32_t)
{
}

#endif

} // namespace bus
