#include "flash_model.hpp"

#include <cstring>
#include <gtest/gtest.h>

namespace model
{

namespace
{

constexpr uint32_t lock = 1u << 31, optionLock = 1u << 30, program = 1, pageErase = 2, start = 1u << 16, startOptions = 1u << 17,
                   fastProgram = 1u << 18, launchOptions = 1u << 27;
constexpr uint32_t errors = 0xC3FA; // bits cleared by writing 1, except EOP
constexpr uint32_t programmingError = 1u << 3, writeProtection = 1u << 4, sequence = 1u << 7;

} // namespace

FlashModel::FlashModel(FakeBus& bus) : bytes(0x100000, 0xFF), options(0x80), bus_(bus)
{
    bus.attach(*this);
    bus.memoryAt(flash, bytes);
    bus.memoryAt(0x1FFF8000, options);
    for (const uint32_t offset : {0x20, 0x24, 0x28, 0x2C, 0x30, 0x34, 0x38, 0x3C})
    {
        optionRegisters[offset] = 0x10708000 | 0x0D8F79AA;
    }
    optionRegisters[0x3C] = 0xFFFFC000;
}

bool FlashModel::owns(uint32_t address) const
{
    return (address >= base && address < base + 0x100) || (address >= flash && address < flash + bytes.size());
}

uint32_t FlashModel::read(uint32_t address, uint32_t)
{
    if (address >= flash && address < flash + bytes.size())
    {
        EXPECT_FALSE(isBusy()) << "flash is read while the controller is busy";
        uint32_t value;
        std::memcpy(&value, &bytes[address - flash], 4);
        return value;
    }
    switch (address - base)
    {
    case 0x00:
        return access_;
    case 0x10:
        return status | (isBusy() ? 1u << 16 | 1u << 18 : 0) | (suspended ? 1u << 19 : 0);
    case 0x14:
        return control_;
    case 0x18:
        return eccStatus;
    case 0x80:
        return 0xFFFFEE00 | secureStart;
    case 0x84:
        return 0x974B5C00;
    default:
        break;
    }
    const auto found = optionRegisters.find(address - base);
    EXPECT_NE(found, optionRegisters.end()) << "read of flash register " << std::hex << address;
    return found->second;
}

void FlashModel::write(uint32_t address, uint32_t value, uint32_t size)
{
    EXPECT_EQ(size, 4u);
    if (address >= flash && address < flash + bytes.size())
    {
        writeMemory(address, value);
        return;
    }
    switch (address - base)
    {
    case 0x00:
        EXPECT_FALSE((value & 1u << 11) != 0 && (value & 1u << 9) != 0) << "the instruction cache is reset while it is on";
        EXPECT_FALSE((value & 1u << 12) != 0 && (value & 1u << 10) != 0) << "the data cache is reset while it is on";
        access_ = value;
        return;
    case 0x08:
        keys_ = keys_ == 0 && value == 0x45670123 ? 1 : keys_ == 1 && value == 0xCDEF89AB ? 2 : 99;
        EXPECT_NE(keys_, 99u) << "wrong key";
        control_ &= keys_ == 2 && !staysLocked ? ~lock : ~0u;
        keys_ = staysLocked && keys_ == 2 ? 0 : keys_;
        return;
    case 0x0C:
        EXPECT_EQ(control_ & lock, 0u) << "option keys before the controller is unlocked";
        optionKeys_ = optionKeys_ == 0 && value == 0x08192A3B ? 1 : optionKeys_ == 1 && value == 0x4C5D6E7F ? 2 : 99;
        EXPECT_NE(optionKeys_, 99u) << "wrong option key";
        control_ &= optionKeys_ == 2 ? ~optionLock : ~0u;
        return;
    case 0x10:
        EXPECT_EQ(value & ~(errors | 1u), 0u) << "reserved or read-only bits of FLASH_SR";
        status &= ~value;
        return;
    case 0x14:
        writeControl(value);
        return;
    case 0x18:
        eccStatus &= ~(value & 0xC0000000);
        return;
    default:
        break;
    }
    EXPECT_EQ(optionRegisters.count(address - base), 1u) << "write to flash register " << std::hex << address;
    EXPECT_EQ(control_ & optionLock, 0u) << "option register written while locked";
    optionRegisters[address - base] = value;
}

void FlashModel::begin(uint32_t microseconds)
{
    EXPECT_FALSE(isBusy());
    busyUntil_ = bus_.cycles() + microseconds * 64;
    status |= failWith;
    failWith = 0;
}

void FlashModel::writeControl(uint32_t value)
{
    EXPECT_FALSE(isBusy() && !neverEnds) << "FLASH_CR is changed while CFGBSY is set";
    EXPECT_EQ(control_ & lock, 0u) << "FLASH_CR is written while locked, which faults";
    EXPECT_TRUE((control_ & optionLock) == 0 || value != control_) << "OPTLOCK is set again";
    const uint32_t rising = value & ~control_;
    control_ = value & ~(start | startOptions | launchOptions);
    keys_ = (control_ & lock) != 0 ? 0 : keys_;
    optionKeys_ = (control_ & optionLock) != 0 ? 0 : optionKeys_;
    rowWords_ = 0;
    if ((rising & start) != 0)
    {
        EXPECT_EQ(value & (program | fastProgram | pageErase), pageErase);
        EXPECT_EQ(status & errors, 0u) << "an erase starts with error flags set (PGSERR)";
        const uint32_t page = value >> 3 & 0xFF;
        if (page >= secureStart)
        {
            failWith |= writeProtection;
        }
        rowsEnd_ = 0;
        if (page < secureStart && failWith == 0)
        {
            std::memset(&bytes[page * 4096], 0xFF, 4096);
            ++erases;
            rowsFrom_ = flash + page * 4096;
            rowsEnd_ = rowsFrom_ + 4096;
        }
        begin(eraseMicroseconds);
    }
    if ((rising & startOptions) != 0)
    {
        EXPECT_EQ(control_ & optionLock, 0u);
        EXPECT_EQ(status & errors, 0u) << "option programming starts with OPTVERR or another error flag set (PGSERR)";
        begin(25000);
    }
    if ((rising & launchOptions) != 0)
    {
        EXPECT_EQ(control_ & optionLock, 0u) << "OBL_LAUNCH while the options are locked";
        launched = true;
    }
}

void FlashModel::writeMemory(uint32_t address, uint32_t value)
{
    EXPECT_FALSE(isBusy()) << "written while busy";
    const bool fast = (control_ & fastProgram) != 0;
    EXPECT_EQ(((control_ & program) != 0) + fast, 1) << "written without PG or FSTPG";
    EXPECT_EQ(status & errors, 0u) << "programming starts with error flags set (PGSERR)";
    if (!haveLow_)
    {
        EXPECT_EQ(address % 8, 0u);
        haveLow_ = true;
        lowAddress_ = address;
        low_ = value;
        return;
    }
    EXPECT_EQ(address, lowAddress_ + 4);
    haveLow_ = false;
    if (failWith == 0)
    {
        programDoubleWord(lowAddress_, uint64_t{value} << 32 | low_);
    }
    if (!fast)
    {
        rowsEnd_ = 0;
        ++doubleWords;
        begin(doubleWordMicroseconds);
        return;
    }
    EXPECT_EQ(lowAddress_ % 512, rowWords_ * 8) << "a row must be written in order from its start";
    EXPECT_TRUE(lowAddress_ >= rowsFrom_ && lowAddress_ < rowsEnd_) << "a fast row outside the page erased last, or out of order";
    if (++rowWords_ == 64)
    {
        rowWords_ = 0;
        rowsFrom_ = address + 4;
        ++rows;
        begin(rowMicroseconds);
    }
}

void FlashModel::programDoubleWord(uint32_t address, uint64_t value)
{
    uint64_t old;
    std::memcpy(&old, &bytes[address - flash], 8);
    if (old != ~uint64_t{0} && value != 0)
    {
        failWith |= programmingError;
        return;
    }
    std::memcpy(&bytes[address - flash], &value, 8);
}

} // namespace model
