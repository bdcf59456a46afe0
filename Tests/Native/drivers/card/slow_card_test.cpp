// Tests slow but working cards and slots (docs/reference/silicon.md 1.4 and 1.14).
#include "card_fixture.hpp"

#include <algorithm>
#include <cstring>
#include <gtest/gtest.h>

using drivers::card::Status;

namespace
{

using fixture::Card;

TEST_F(Card, IsCheckedByCrcIfItAcceptsOnlyTheSecondCrcCommand)
{
    chip.refusedCommand = 59;
    chip.refusals = 1;
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.badReads = 1;
    ASSERT_EQ(card.read(5, data, 1), Status::Ok);
    EXPECT_EQ(std::count(chip.commands.begin(), chip.commands.end(), 17), 2) << "CRCs are checked";
}

/// docs/reference/silicon.md 1.14: a power loss while the card is programming may destroy its internal tables.
TEST_F(Card, IsNotPoweredOffWhileItIsBusy)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.busyBytes = 2'000'000; // takes more than twice limits::busy (3 s) at 32 MHz with the driver's time per byte
    EXPECT_EQ(card.read(5, data, 1), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[5 * 512], 512), 0);
}

TEST_F(Card, IsInitialisedEvenIfItIsBusy)
{
    chip.busyBytes = 1000; // as after a reset of the chip during a write
    ASSERT_EQ(card.initialise(), Status::Ok);
    EXPECT_EQ(spi.powerCycles, 0u);
}

TEST_F(Card, IsInitialisedEvenIfItMissesTheFirstResetCommands)
{
    chip.silent = 3;
    ASSERT_EQ(card.initialise(), Status::Ok);
    EXPECT_EQ(spi.powerCycles, 0u);
    EXPECT_EQ(std::count(chip.commands.begin(), chip.commands.end(), 0), 4);
}

TEST_F(Card, MayRespondToAWrittenBlockEightBytesLate)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    std::memset(data, 0x3C, sizeof data);
    for (const uint32_t late : {1u, 7u})
    {
        chip.lateResponse = late;
        chip.commands.clear();
        ASSERT_EQ(card.write(20 * late, data, 1), Status::Ok);
        ASSERT_EQ(card.write(20 * late + 5, data, 4), Status::Ok);
        EXPECT_EQ(chip.commands, (std::vector<uint8_t>{24, 13, 25, 13})) << "written once";
        EXPECT_EQ(std::memcmp(data, &chip.bytes[20 * late * 512], 512), 0);
        EXPECT_EQ(std::memcmp(data, &chip.bytes[(20 * late + 5) * 512], 2048), 0);
        chip.badWrites = 1;
        ASSERT_EQ(card.write(9, data, 1), Status::Ok) << "on the second attempt";
    }
    chip.lateResponse = 8;
    EXPECT_EQ(card.write(9, data, 1), Status::WriteError) << "a response must be among the next eight bytes";
}

TEST_F(Card, CountsAsPresentWhileTheSwitchOfTheSlotBounces)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    const uint64_t until = bus.cycles() + 64 * 8'000;
    bus.background = [this, until] { spi.cardPresent = bus.cycles() > until; };
    EXPECT_EQ(card.read(5, data, 1), Status::Ok);
    bus.background = nullptr;
    spi.cardPresent = false;
    EXPECT_EQ(card.read(5, data, 1), Status::NoCard);
}

} // namespace
