#include "card_fixture.hpp"

#include <algorithm>
#include <cstring>
#include <gtest/gtest.h>

using drivers::card::Status;

namespace
{

using fixture::Card;

TEST_F(Card, ErasesBlocksToZeros)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.commands.clear();
    ASSERT_TRUE(card.erase(100, 64));
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{9, 55, 51, 32, 33, 38, 13}));
    const auto isZero = [](uint8_t byte) { return byte == 0; };
    const auto begin = chip.bytes.begin();
    EXPECT_TRUE(std::all_of(begin + 100 * 512, begin + 164 * 512, isZero));
    EXPECT_FALSE(std::all_of(begin + 99 * 512, begin + 100 * 512, isZero));
    EXPECT_FALSE(std::all_of(begin + 164 * 512, begin + 165 * 512, isZero));
    ASSERT_EQ(card.read(164, data, 1), Status::Ok) << "the card can be read after the erase";
}

TEST_F(Card, EndsAnOpenReadBeforeAnErase)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    ASSERT_EQ(card.read(100, data, 2), Status::Ok);
    chip.commands.clear();
    ASSERT_TRUE(card.erase(8128, 64)) << "the range ends at the last block";
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{12, 9, 55, 51, 32, 33, 38, 13}));
    chip.commands.clear();
    ASSERT_TRUE(card.erase(0, 1));
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{32, 33, 38, 13})) << "the registers are read only once";
}

/// No erase command is sent to a card if the effect of the command on that card is unknown or useless.
TEST_F(Card, IsNotErasedUnlessItsRegistersPermitIt)
{
    const auto refuses = [this]
    {
        const std::vector<uint8_t> before = chip.bytes;
        chip.commands.clear();
        EXPECT_FALSE(card.erase(100, 64));
        EXPECT_FALSE(sawCommand(32) || sawCommand(38));
        EXPECT_EQ(chip.bytes, before);
    };
    refuses(); // not initialised
    chip.erasedByte = 0xFF;
    ASSERT_EQ(card.initialise(), Status::Ok);
    card.forgetErasing();
    refuses();
    chip.erasedByte = 0;
    chip.supportsErase = false;
    ASSERT_EQ(card.initialise(), Status::Ok);
    card.forgetErasing();
    refuses();
    chip.supportsErase = true;
    chip.writeProtected = true;
    ASSERT_EQ(card.initialise(), Status::Ok);
    card.forgetErasing();
    refuses();
    chip.writeProtected = false;
    chip.refusedCommand = 59;
    chip.refusals = 2;
    ASSERT_EQ(card.initialise(), Status::Ok);
    card.forgetErasing();
    refuses(); // the card does not check the CRC of CMD32 and CMD33, which select the blocks
    chip.refusedCommand = 51;
    chip.refusals = 2;
    ASSERT_EQ(card.initialise(), Status::Ok) << "the SCR register is needed only for erasing";
    card.forgetErasing();
    refuses();
    EXPECT_EQ(chip.refusals, 0u) << "both attempts to read the register were made";
    ASSERT_EQ(card.initialise(), Status::Ok);
    card.forgetErasing();
    EXPECT_FALSE(card.erase(8191, 2)) << "past the end of the card";
    EXPECT_TRUE(card.erase(8191, 1));
    chip.highCapacity = false; // the unit of an erase may be larger than a block
    ASSERT_EQ(card.initialise(), Status::Ok);
    card.forgetErasing();
    refuses();
}

TEST_F(Card, IsErasedIfARegisterIsReadOnTheSecondAttempt)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    for (const uint8_t number : {9, 51})
    {
        card.forgetErasing();
        chip.refusedCommand = number;
        chip.refusals = 1;
        EXPECT_TRUE(card.erase(100, 64)) << "CMD" << int{number};
        EXPECT_EQ(chip.refusals, 0u);
    }
}

TEST_F(Card, IsNotErasedAgainAfterAFailedErase)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.badStatus = 1;
    EXPECT_FALSE(card.erase(100, 64));
    chip.commands.clear();
    EXPECT_FALSE(card.erase(100, 64));
    EXPECT_TRUE(chip.commands.empty());
}

/// The driver spends more than 3 us on each byte of a busy signal.
TEST_F(Card, IsNotErasedAgainAfterAnEraseThatIsSlowerThanReading)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.eraseBusyBytes = 20'000; // 60 ms
    EXPECT_TRUE(card.erase(100, 64)) << "the blocks are zeros";
    chip.commands.clear();
    EXPECT_FALSE(card.erase(164, 64));
    EXPECT_TRUE(chip.commands.empty());
    card.forgetErasing();
    chip.eraseBusyBytes = 500;
    EXPECT_TRUE(card.erase(100, 64));
    EXPECT_TRUE(card.erase(164, 64));
}

TEST_F(Card, MayTakeLongerForAnEraseThanForAWrite)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.eraseBusyBytes = 2'000'000; // limits::busy is 3 s; this is more than twice as long
    EXPECT_TRUE(card.erase(100, 64));
    EXPECT_FALSE(chip.isProgramming());
}

TEST_F(Card, IsNotResetDuringAnErase)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.eraseBusyBytes = 2'000'000; // longer than 1 s (erase) plus 6 s (two reads); the initialisation waits for the remaining time
    EXPECT_FALSE(card.erase(100, 1));
    EXPECT_TRUE(chip.isProgramming());
    EXPECT_EQ(card.read(5, data, 1), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[5 * 512], 512), 0);
    EXPECT_EQ(chip.initialisations, 2u);
    EXPECT_EQ(spi.powerCycles, 0u);
}

} // namespace
