#include "mailbox_model.hpp"

#include <cstring>
#include <gtest/gtest.h>

namespace model
{

namespace
{

constexpr uint32_t ipcc = 0x58000C00, cr4 = 0x5800040C, ipccbr = 0x5800403C, srrvr = 0x58004084;
constexpr uint32_t system = 1u << 1;

} // namespace

MailboxModel::MailboxModel(FakeBus& bus) : memory(0x8000, 0xA5), bus_(bus)
{
    bus.attach(*this);
    bus.memoryAt(sram, memory);
    for (const uint32_t address : {0x58000050u, 0x58000048u, 0x58000148u, 0x58000150u, 0x580008D4u, 0x58000820u, 0x58000480u})
    {
        bus.plain(address);
    }
}

bool MailboxModel::owns(uint32_t address) const
{
    return (address >= ipcc && address < ipcc + 0x400) || address == cr4 || address == ipccbr || address == srrvr;
}

uint32_t MailboxModel::word(uint32_t address) const
{
    uint32_t value = 0;
    EXPECT_GE(address, sram);
    EXPECT_LE(address - sram, memory.size() - 4) << "pointer outside shared memory";
    std::memcpy(&value, &memory[(address - sram) % (memory.size() - 4)], 4);
    return value;
}

void MailboxModel::setWord(uint32_t address, uint32_t value)
{
    std::memcpy(&memory[address - sram], &value, 4);
}

uint32_t MailboxModel::read(uint32_t address, uint32_t)
{
    switch (address)
    {
    case cr4:
        return pwr4_;
    case ipccbr:
        return 0xFFFFC000 | tableOffset;
    case srrvr:
        return 0x96035C00 | sbrsa << 18;
    case ipcc + 0x04:
        return mask_;
    case ipcc + 0x0C:
        return toCpu2_;
    case ipcc + 0x1C:
        return toCpu1_;
    default:
        ADD_FAILURE() << "IPCC register " << std::hex << address;
        return 0;
    }
}

void MailboxModel::write(uint32_t address, uint32_t value, uint32_t)
{
    switch (address)
    {
    case cr4:
        EXPECT_EQ(value & 1u << 15, 1u << 15);
        EXPECT_FALSE(booted) << "CPU2 is started twice";
        EXPECT_NE(table(0), 0u) << "CPU2 is started before the tables are built";
        EXPECT_NE(bus_.registerAt(0x58000050) & 1u << 20, 0u) << "IPCC has no clock";
        booted = true;
        pwr4_ = value;
        return;
    case ipcc + 0x04:
        mask_ = value;
        return;
    case ipcc + 0x08:
        EXPECT_EQ(value & ~0x003F003Fu, 0u);
        toCpu1_ &= ~(value & 0x3F);
        toCpu2_ |= value >> 16;
        toCpu2_ &= takesBuffers ? ~(1u << 3) : ~0u; // CPU2 takes free buffers immediately
        if ((toCpu2_ & system) != 0 && readsCommands)
        {
            takeCommand();
        }
        return;
    default:
        ADD_FAILURE() << "write to " << std::hex << address;
    }
}

void MailboxModel::takeCommand()
{
    uint8_t* buffer = &memory[word(table(3)) - sram];
    EXPECT_EQ(buffer[8], 0x10);
    lastCommand.assign(buffer + 9, buffer + 12 + buffer[11]);
    const int opcode = answeredOpcode >= 0 ? answeredOpcode : buffer[9] | buffer[10] << 8;
    const uint8_t head[] = {
        0x11, 0x0E, static_cast<uint8_t>(3 + answer.size()), 1, static_cast<uint8_t>(opcode), static_cast<uint8_t>(opcode >> 8)};
    std::copy(std::begin(head), std::end(head), buffer);
    std::copy(answer.begin(), answer.end(), buffer + 6);
    toCpu2_ &= ~system;
}

void MailboxModel::sendEvent(uint16_t code, const std::vector<uint8_t>& payload)
{
    const uint32_t buffer = word(table(4) + 4); // spare system buffer
    uint8_t* packet = &memory[buffer - sram];
    packet[8] = 0x12;
    packet[9] = 0xFF;
    packet[10] = static_cast<uint8_t>(2 + payload.size());
    packet[11] = static_cast<uint8_t>(code);
    packet[12] = static_cast<uint8_t>(code >> 8);
    std::copy(payload.begin(), payload.end(), packet + 13);
    const uint32_t queue = word(table(3) + 4), last = word(queue + 4);
    setWord(buffer, queue);
    setWord(buffer + 4, last);
    setWord(last, buffer);
    setWord(queue + 4, buffer);
    toCpu1_ |= system;
}

uint32_t MailboxModel::freeBuffers() const
{
    const uint32_t queue = word(table(4) + 16);
    uint32_t count = 0;
    for (uint32_t at = word(queue); at != queue && count < 100; at = word(at))
    {
        ++count;
    }
    return count;
}

} // namespace model
