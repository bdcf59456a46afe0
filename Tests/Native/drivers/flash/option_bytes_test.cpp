// Tests the option bytes through the flash controller.
#include "drivers/flash/option_bytes.hpp"
#include "flash_fixture.hpp"

#include <gtest/gtest.h>

using namespace drivers;
using flash::Status;
using model::FlashModel;

namespace
{

class OptionBytes : public fixture::Flash
{
protected:
    void SetUp() override
    {
        for (uint32_t index = 0; index < option_bytes::words; ++index)
        {
            store(index, 0);
        }
    }

    void store(uint32_t index, uint8_t value)
    {
        for (uint32_t i = 0; i < 8; ++i)
        {
            const uint8_t byte = i % 4 == 0 ? value : 0;
            controller.options[index * 8 + i] = static_cast<uint8_t>(i < 4 ? byte : ~byte);
        }
    }
};

TEST_F(OptionBytes, ReportsTheErrorBitsOfTheController)
{
    uint32_t words[16] = {};
    words[0] = 0xFFFFF1AA;
    for (const uint32_t bit : {1u << 1, 1u << 4, 1u << 7, 1u << 15})
    {
        controller.failWith = bit;
        EXPECT_EQ(option_bytes::program(words, 1), Status::Controller) << bit;
        EXPECT_EQ(flash::lastErrorFlags(), bit);
        EXPECT_EQ(controller.read(FlashModel::base + 0x14, 4), 0xC0000000) << "both locks again";
    }
    EXPECT_EQ(option_bytes::program(words, 1), Status::Ok);
}

TEST_F(OptionBytes, ReadsTheStoredWords)
{
    store(13, 0x34);
    EXPECT_EQ(option_bytes::read(13), 0x34u);
}

TEST_F(OptionBytes, ReadsTheRegistersWhileAStoredWordOfCpu1IsTorn)
{
    store(13, 0x34);
    store(14, 0x56);
    controller.optionRegisters[0x3C] = 0x12;
    controller.options[8 * 6] ^= 1;
    EXPECT_EQ(option_bytes::read(13), 0x12u);
    EXPECT_EQ(option_bytes::read(14), 0x56u) << "word 14 belongs to CPU2, so its stored value is read";

    controller.options[8 * 6] ^= 1;
    controller.options[8 * 14 + 4] ^= 1;
    EXPECT_EQ(option_bytes::read(13), 0x34u) << "the torn word belongs to CPU2";
}

TEST_F(OptionBytes, DistinguishesTheWordsOfCpu1)
{
    for (uint32_t index = 0; index < 16; ++index)
    {
        EXPECT_EQ(option_bytes::isWritable(index), index <= 6 || index == 13) << index;
    }
    uint32_t words[16] = {};
    EXPECT_EQ(option_bytes::program(words, 1u << 14), Status::OutOfRange);
}

TEST_F(OptionBytes, ProgramsAllWordsWithOneStart)
{
    uint32_t words[16] = {};
    words[0] = 0xFFFFF1AA;
    words[3] = 0x000000FF;
    words[13] = 0x00000123;
    bus.forgetWrites();
    ASSERT_EQ(option_bytes::program(words, 1u << 0 | 1u << 3 | 1u << 13), Status::Ok);
    EXPECT_EQ(controller.optionRegisters[0x20], 0xEF8F71AA | 0x10708000u) << "reserved bits keep their values";
    EXPECT_EQ(controller.optionRegisters[0x2C] & 0x00FF00FF, 0x000000FFu);
    EXPECT_EQ(controller.optionRegisters[0x3C], 0xFFFFC123);
    uint32_t starts = 0;
    for (const uint32_t value : bus.writesTo(FlashModel::base + 0x14))
    {
        starts += (value & 1u << 17) != 0;
    }
    EXPECT_EQ(starts, 1u);
    EXPECT_EQ(controller.read(FlashModel::base + 0x14, 4), 0xC0000000) << "both locks again";
}

/// docs/reference/silicon.md 1.16: level 2 is irreversible.
TEST_F(OptionBytes, RefusesADifferentReadoutProtection)
{
    uint32_t words[16] = {};
    for (const uint32_t value : {0xFFFFF1CCu, 0xFFFFF1BBu, 0u})
    {
        words[0] = value;
        EXPECT_EQ(option_bytes::program(words, 1), Status::OutOfRange);
    }
    EXPECT_EQ(option_bytes::program(words, 1u << 3), Status::Ok) << "word 0 is not in the mask, so it is not written";
}

TEST_F(OptionBytes, LaunchesWithTheOptionsUnlocked)
{
    EXPECT_EQ(option_bytes::launch(), Status::TimeOut) << "the model does not reset the chip";
    EXPECT_TRUE(controller.launched);
}

} // namespace
