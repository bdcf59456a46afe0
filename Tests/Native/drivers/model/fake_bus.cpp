#include "fake_bus.hpp"

#include "drivers/buttons/buttons.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/flash/flash.hpp"
#include "drivers/mailbox/mailbox.hpp"

#include <gtest/gtest.h>

namespace model
{

namespace
{

constexpr uint32_t cyclesPerLookAtTheClock = 256; // speeds up tests that wait for seconds
constexpr uint32_t demcr = 0xE000EDFC, dwtControl = 0xE0001000, dwtCycles = 0xE0001004;
constexpr uint32_t icsr = 0xE000ED04, tickControl = 0xE000E010, tickReload = 0xE000E014, tickValue = 0xE000E018;

} // namespace

FakeBus::FakeBus()
{
    bus::installed = this;
    drivers::buttons::forgetStart();
    drivers::clock::forgetStayAwake();
    drivers::flash::forgetStart();
    drivers::mailbox::forgetStart();
    plain(demcr);
    plain(dwtControl);
    plain(icsr);
    plain(tickControl);
    plain(tickReload);
    plain(tickValue);
}

FakeBus::~FakeBus()
{
    bus::installed = nullptr;
}

uint32_t FakeBus::read(uint32_t address, uint32_t bytes)
{
    cycles_ += cyclesPerAccess;
    if (background && !inBackground_)
    {
        inBackground_ = true;
        background();
        inBackground_ = false;
    }
    if (address == dwtCycles)
    {
        EXPECT_NE(registerAt(demcr) & 1u << 24, 0u) << "the cycle counter is read before trace is enabled";
        cycles_ += cyclesPerLookAtTheClock;
        return static_cast<uint32_t>(cycles_ - slept_);
    }
    if (address == tickControl)
    {
        if (inHandler)
        {
            cycles_ += cyclesPerLookAtTheClock; // the counter is being polled
            ticked_ = ticked_ || ((registerAt(tickControl) & 1) != 0 && cycles_ >= tickAt_);
        }
        const uint32_t flag = ticked_ ? 1u << 16 : 0;
        ticked_ = false;
        return registerAt(tickControl) | flag;
    }
    if (address == tickValue)
    {
        ADD_FAILURE() << "CVR is read, which may still be 0 right after the start";
        return 0;
    }
    for (Peripheral* peripheral : peripherals_)
    {
        if (peripheral->owns(address))
        {
            return peripheral->read(address, bytes);
        }
    }
    for (const auto& [base, memory] : memories_)
    {
        if (address >= base && address - base + bytes <= memory->size())
        {
            uint32_t value = 0;
            std::copy_n(memory->begin() + (address - base), bytes, reinterpret_cast<uint8_t*>(&value));
            return value;
        }
    }
    return registerAt(address);
}

void FakeBus::write(uint32_t address, uint32_t value, uint32_t bytes)
{
    cycles_ += cyclesPerAccess;
    writes_.push_back({address, value});
    if (address == tickControl)
    {
        tickAt_ = cycles_ + registerAt(tickReload) + 1;
    }
    for (Peripheral* peripheral : peripherals_)
    {
        if (peripheral->owns(address))
        {
            peripheral->write(address, value, bytes);
            return;
        }
    }
    registerAt(address) = value;
}

uint32_t& FakeBus::registerAt(uint32_t address)
{
    const auto found = registers_.find(address);
    if (found == registers_.end())
    {
        ADD_FAILURE() << "access to " << std::hex << address << ", where no register is modelled";
        return registers_[address];
    }
    return found->second;
}

uint8_t* FakeBus::memory(uint32_t address)
{
    for (const auto& [base, memory] : memories_)
    {
        if (address >= base && address - base <= memory->size())
        {
            return memory->data() + (address - base);
        }
    }
    ADD_FAILURE() << "no memory at " << std::hex << address;
    static uint8_t nothing[4096];
    return nothing;
}

void FakeBus::sendEvent()
{
    eventPending = true;
}

void FakeBus::waitForEvent()
{
    EXPECT_TRUE(eventPending) << "the core would sleep forever";
    eventPending = false;
}

void FakeBus::waitForInterrupt()
{
    EXPECT_FALSE(inHandler) << "the timer does not end a sleep inside a fault handler";
    EXPECT_EQ(registerAt(tickControl), 7u) << "the core would sleep forever";
    EXPECT_GE(tickAt_, cycles_) << "the wait began after the timer had expired";
    slept_ += tickAt_ - cycles_;
    cycles_ = tickAt_;
    ticked_ = true;
    if (background && !inBackground_)
    {
        inBackground_ = true;
        background();
        inBackground_ = false;
    }
}

std::vector<uint32_t> FakeBus::writesTo(uint32_t address) const
{
    std::vector<uint32_t> values;
    for (const Access& access : writes_)
    {
        if (access.address == address)
        {
            values.push_back(access.value);
        }
    }
    return values;
}

} // namespace model
