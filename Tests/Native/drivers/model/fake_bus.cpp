#include "fake_bus.hpp"

#include <gtest/gtest.h>

namespace model
{

namespace
{

constexpr uint32_t cyclesPerAccess = 4;
constexpr uint32_t cyclesPerLookAtTheClock = 256; // so that a wait of seconds does not take seconds here
constexpr uint32_t demcr = 0xE000EDFC, dwtControl = 0xE0001000, dwtCycles = 0xE0001004;

} // namespace

FakeBus::FakeBus()
{
    bus::installed = this;
    plain(demcr);
    plain(dwtControl);
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
        return static_cast<uint32_t>(cycles_);
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
        ADD_FAILURE() << "access to " << std::hex << address << ", where the model has nothing";
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
    EXPECT_TRUE(eventPending) << "the core would sleep for ever";
    eventPending = false;
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
