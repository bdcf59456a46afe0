#pragma once

#include "drivers/registers/bus.hpp"

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace model
{

/// The registers of a peripheral.
class Peripheral
{
public:
    virtual ~Peripheral() = default;
    virtual bool owns(uint32_t address) const = 0;
    virtual uint32_t read(uint32_t address, uint32_t bytes) = 0;
    virtual void write(uint32_t address, uint32_t value, uint32_t bytes) = 0;
};

/// The bus of a host test: peripherals, plain registers that store writes, memories, and a clock that advances with accesses. An access
/// to any other address fails the test. Constructing the bus resets the chip, so the drivers lose their state.
class FakeBus final : public bus::Bus
{
public:
    struct Access
    {
        uint32_t address;
        uint32_t value;
    };

    FakeBus();
    ~FakeBus();

    uint32_t read(uint32_t address, uint32_t bytes) override;
    void write(uint32_t address, uint32_t value, uint32_t bytes) override;
    uint8_t* memory(uint32_t address) override;
    void sendEvent() override;
    void waitForEvent() override;
    /// Sleeps until the system timer expires. The timer must have been started with its interrupt enabled. The cycle counter stops during
    /// the sleep.
    void waitForInterrupt() override;

    void attach(Peripheral& peripheral)
    {
        peripherals_.push_back(&peripheral);
    }
    /// Adds a register that only stores the value written to it.
    void plain(uint32_t address, uint32_t value = 0)
    {
        registers_[address] = value;
    }
    uint32_t& registerAt(uint32_t address);
    /// Adds memory that drivers may access.
    void memoryAt(uint32_t base, std::vector<uint8_t>& bytes)
    {
        memories_[base] = &bytes;
    }
    /// Called on every access, so that modelled cores and chips can act on their own.
    std::function<void()> background;

    uint64_t cycles() const
    {
        return cycles_;
    }
    void advanceMicroseconds(uint64_t microseconds)
    {
        cycles_ += microseconds * 64;
    }
    const std::vector<Access>& writes() const
    {
        return writes_;
    }
    /// The values written to one register, in order.
    std::vector<uint32_t> writesTo(uint32_t address) const;
    void forgetWrites()
    {
        writes_.clear();
    }
    /// Cycles that an access takes. A larger value speeds up tests that wait for seconds without reading the cycle counter.
    uint32_t cyclesPerAccess = 4;
    bool eventPending = false;
    /// A hard fault or NMI is being handled: the system timer does not preempt the handler, so WFI would never end (ARMv7-M B1.5.19).
    bool inHandler = false;

private:
    uint64_t cycles_ = 0;
    uint64_t slept_ = 0;
    uint64_t tickAt_ = 0;
    bool ticked_ = false;
    std::vector<Peripheral*> peripherals_;
    std::map<uint32_t, uint32_t> registers_;
    std::map<uint32_t, std::vector<uint8_t>*> memories_;
    std::vector<Access> writes_;
    bool inBackground_ = false;
};

} // namespace model
