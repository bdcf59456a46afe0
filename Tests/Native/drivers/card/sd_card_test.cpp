#include "card_fixture.hpp"
#include "drivers/card/checksum.hpp"
#include "drivers/card/sd_card.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/spi/spi.hpp"
#include "model/card_model.hpp"
#include "pins.hpp"

#include <algorithm>
#include <cstring>
#include <gtest/gtest.h>

using drivers::card::SdCard;
using drivers::card::Status;

namespace
{

using fixture::Card;

TEST(CardChecksum, MatchesTheVectorsOfTheSpecification)
{
    const uint8_t goIdle[] = {0x40, 0, 0, 0, 0}, condition[] = {0x48, 0, 0, 0x01, 0xAA}, read[] = {0x51, 0, 0, 0, 0};
    EXPECT_EQ(drivers::card::frameCrc(goIdle, 5), 0x95);
    EXPECT_EQ(drivers::card::frameCrc(condition, 5), 0x87);
    EXPECT_EQ(drivers::card::frameCrc(read, 5), 0x55);
    const std::vector<uint8_t> ones(512, 0xFF);
    EXPECT_EQ(drivers::card::blockCrc(ones.data(), 512), 0x7FA1);
    EXPECT_EQ(drivers::card::blockCrc(reinterpret_cast<const uint8_t*>("123456789"), 9), 0x31C3);
}

TEST_F(Card, IsIdentifiedAtLowSpeedAndThenRunsAtFullSpeed)
{
    uint32_t slowest = ~0u;
    bus.background = [&] { slowest = std::min(slowest, spi.kilohertz == 0 ? ~0u : spi.kilohertz); };
    ASSERT_EQ(card.initialise(), Status::Ok);
    EXPECT_EQ(slowest, 2000u);
    EXPECT_EQ(spi.kilohertz, 32000u);
    EXPECT_EQ(card.sectors(), 8192u);
    EXPECT_FALSE(card.isReadOnly());
    EXPECT_TRUE(sawCommand(59)) << "CRC is switched on";
    EXPECT_EQ(spi.powerCycles, 0u);
}

TEST_F(Card, ReadsManyBlocksWithOneCommand)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.commands.clear();
    ASSERT_EQ(card.read(100, data, 20), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[100 * 512], sizeof data), 0);
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{18}));
    chip.commands.clear();
    ASSERT_EQ(card.read(8191, data, 1), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[8191 * 512], 512), 0);
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{12, 17}));
    ASSERT_EQ(card.read(8190, data, 2), Status::Ok) << "a read up to the last block ends with an out-of-range token, which is ignored";
    ASSERT_EQ(card.read(8190, data, 1), Status::Ok) << "the next read succeeds too";
}

TEST_F(Card, ContinuesAnOpenReadWithoutACommand)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.commands.clear();
    ASSERT_EQ(card.read(100, data, 1), Status::Ok);
    ASSERT_EQ(card.read(101, data + 512, 1), Status::Ok);
    ASSERT_EQ(card.read(102, data + 1024, 8), Status::Ok);
    ASSERT_EQ(card.read(110, data + 5120, 1), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[100 * 512], 11 * 512), 0);
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{17, 18})) << "CMD17 for the first block, then one open read for all following blocks";
    EXPECT_TRUE(chip.selected);

    chip.commands.clear();
    ASSERT_EQ(card.read(200, data, 1, true), Status::Ok);
    ASSERT_EQ(card.read(201, data + 512, 1), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[200 * 512], 1024), 0);
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{12, 18})) << "if a continuation is announced, an open read starts at once";

    chip.commands.clear();
    ASSERT_EQ(card.read(112, data, 2), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[112 * 512], 1024), 0);
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{12, 18})) << "block 111 was skipped";

    chip.commands.clear();
    ASSERT_EQ(card.write(114, data, 1), Status::Ok);
    ASSERT_EQ(card.read(114, data + 512, 1), Status::Ok);
    EXPECT_EQ(std::memcmp(data, data + 512, 512), 0);
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{12, 24, 13, 18})) << "an open read would return the old content";
}

TEST_F(Card, ReleasesTheBusForAnotherChip)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    ASSERT_EQ(card.read(100, data, 4), Status::Ok);
    ASSERT_TRUE(chip.selected);
    chip.commands.clear();
    drivers::spi::setSpeed(drivers::spi::Speed::Mhz4); // as the display driver does
    EXPECT_FALSE(chip.selected);
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{12}));
    ASSERT_EQ(card.read(104, data, 4), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[104 * 512], 2048), 0);
    EXPECT_EQ(spi.kilohertz, 32000u);
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{12, 18}));
}

TEST_F(Card, IsReadAgainFromTheBlockWhereAnOpenReadFailed)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    ASSERT_EQ(card.read(100, data, 4), Status::Ok);
    chip.commands.clear();
    chip.badReads = 1;
    ASSERT_EQ(card.read(104, data, 4), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[104 * 512], 2048), 0);
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{12, 18}));
    EXPECT_EQ(chip.initialisations, 1u);

    ASSERT_EQ(card.read(108, data, 4), Status::Ok);
    ASSERT_EQ(card.initialise(), Status::Ok) << "initialised again while a read is open";
    EXPECT_FALSE(chip.selected);
    ASSERT_EQ(card.read(0, data, 4), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[0], 2048), 0);
}

TEST_F(Card, WritesOneBlockAndManyBlocks)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    std::memset(data, 0x5A, sizeof data);
    chip.commands.clear();
    ASSERT_EQ(card.write(7, data, 1), Status::Ok);
    ASSERT_EQ(card.write(200, data, 20), Status::Ok);
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{24, 13, 25, 13}));
    EXPECT_EQ(std::memcmp(data, &chip.bytes[7 * 512], 512), 0);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[200 * 512], sizeof data), 0);
    EXPECT_NE(chip.bytes[220 * 512], 0x5A);
}

TEST_F(Card, IsAddressedInBytesIfItHasStandardCapacity)
{
    chip.highCapacity = false;
    chip.second = false;
    ASSERT_EQ(card.initialise(), Status::Ok);
    EXPECT_EQ(card.sectors(), 8192u);
    EXPECT_TRUE(sawCommand(16));
    ASSERT_EQ(card.read(3, data, 2), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[3 * 512], 1024), 0);
}

TEST_F(Card, IsReadAgainAfterAWrongCrc)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.badReads = 1;
    ASSERT_EQ(card.read(5, data, 4), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[5 * 512], 2048), 0);
    EXPECT_EQ(chip.initialisations, 1u);
}

TEST_F(Card, IsUsedWithoutCrcIfItLacksTheCrcCommand)
{
    chip.supportsCrcOnOff = false;
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.badReads = 1;
    ASSERT_EQ(card.read(5, data, 4), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[5 * 512], 2048), 0);
    ASSERT_EQ(card.write(7, data, 2), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[7 * 512], 1024), 0);
    EXPECT_EQ(chip.initialisations, 1u);
    EXPECT_EQ(std::count(chip.commands.begin(), chip.commands.end(), 18), 1) << "the read is not repeated after a wrong CRC";
}

TEST_F(Card, IsInitialisedAgainAfterTwoFailures)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.badReads = 2;
    ASSERT_EQ(card.read(5, data, 1), Status::Ok);
    EXPECT_EQ(chip.initialisations, 2u);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[5 * 512], 512), 0);
}

TEST_F(Card, ReportsAReadThatKeepsFailing)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.badReads = 100;
    EXPECT_EQ(card.read(5, data, 1), Status::ReadError);
    chip.badReads = 0;
    EXPECT_EQ(card.read(5, data, 1), Status::Ok);
}

TEST_F(Card, WritesARefusedBlockAgainAndReportsPersistentRefusal)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    std::memset(data, 0x77, sizeof data);
    chip.badWrites = 1;
    ASSERT_EQ(card.write(9, data, 3), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[9 * 512], 1536), 0);
    chip.badWrites = 100;
    EXPECT_EQ(card.write(9, data, 1), Status::WriteError);
}

TEST_F(Card, IsPowerCycledWhenItDoesNotAnswer)
{
    chip.silent = 100;
    ASSERT_EQ(card.initialise(), Status::Ok);
    EXPECT_EQ(spi.powerCycles, 1u);
}

TEST_F(Card, FailsIfItStaysSilent)
{
    chip.dead = true;
    EXPECT_EQ(card.initialise(), Status::ReadError);
    EXPECT_EQ(spi.powerCycles, 2u);
    EXPECT_LT(bus.cycles() / 64, 3'000'000u);
}

TEST_F(Card, IsInitialisedAgainWhenAnyStepOfItsIdentificationFails)
{
    for (const uint8_t step : {55, 41, 58, 9})
    {
        const uint32_t cycles = spi.powerCycles;
        chip.refusedCommand = step;
        chip.refusals = 1;
        EXPECT_EQ(card.initialise(), Status::Ok) << int{step};
        EXPECT_EQ(spi.powerCycles, cycles + 1) << int{step};
        chip.refusals = 100;
        EXPECT_EQ(card.initialise(), Status::ReadError) << int{step};
        EXPECT_EQ(card.read(0, data, 1), Status::ReadError) << int{step};
        chip.refusals = 0;
    }
    EXPECT_EQ(card.read(0, data, 1), Status::Ok);
}

TEST_F(Card, IsInitialisedAgainWhenItRefusesTheBlockLength)
{
    chip.highCapacity = false;
    chip.second = false;
    chip.refusedCommand = 16;
    chip.refusals = 1;
    EXPECT_EQ(card.initialise(), Status::Ok);
    EXPECT_EQ(spi.powerCycles, 1u);
}

TEST_F(Card, IsRetriedAfterARefusedCommandOrAnErrorToken)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    struct Case
    {
        uint8_t number;
        uint32_t count;
    };
    for (const Case& known : {Case{17, 1}, Case{18, 4}})
    {
        chip.refusedCommand = known.number;
        chip.refusals = 1;
        EXPECT_EQ(card.read(40, data, known.count), Status::Ok) << int{known.number};
        EXPECT_EQ(std::memcmp(data, &chip.bytes[40 * 512], 512 * known.count), 0);
        chip.refusals = 100;
        EXPECT_EQ(card.read(40, data, known.count), Status::ReadError) << int{known.number};
        chip.refusals = 0;
        chip.errorTokens = 1;
        EXPECT_EQ(card.read(40, data, known.count), Status::Ok);
        chip.errorTokens = 100;
        EXPECT_EQ(card.read(40, data, known.count), Status::ReadError);
        chip.errorTokens = 0;
    }
    std::memset(data, 0x21, sizeof data);
    for (const Case& known : {Case{24, 1}, Case{25, 4}})
    {
        chip.refusedCommand = known.number;
        chip.refusals = 1;
        EXPECT_EQ(card.write(50, data, known.count), Status::Ok) << int{known.number};
        EXPECT_EQ(std::memcmp(data, &chip.bytes[50 * 512], 512 * known.count), 0);
        chip.refusals = 100;
        EXPECT_EQ(card.write(50, data, known.count), Status::WriteError) << int{known.number};
        chip.refusals = 0;
    }
}

TEST_F(Card, ReportsAWriteErrorThatTheCardStatusShows)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.commands.clear();
    chip.badStatus = 1;
    ASSERT_EQ(card.write(9, data, 1), Status::Ok);
    EXPECT_EQ(chip.commands, (std::vector<uint8_t>{24, 13, 24, 13}));
    chip.badStatus = 100;
    EXPECT_EQ(card.write(9, data, 1), Status::WriteError);
}

TEST_F(Card, FailsWithinAFewSecondsIfItStaysBusyOrTheBusHangs)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    bus.cyclesPerAccess = 40;
    chip.alwaysBusy = true;
    uint64_t before = bus.cycles() / 64;
    EXPECT_EQ(card.read(5, data, 1), Status::ReadError);
    EXPECT_LT(bus.cycles() / 64 - before, 20'000'000u);
    chip.alwaysBusy = false;
    EXPECT_EQ(card.read(5, data, 1), Status::Ok);
    spi.stuck = true;
    before = bus.cycles() / 64;
    EXPECT_EQ(card.read(5, data, 1), Status::ReadError);
    EXPECT_LT(bus.cycles() / 64 - before, 60'000'000u);
    spi.stuck = false;
    EXPECT_EQ(card.read(5, data, 1), Status::Ok);
    EXPECT_EQ(std::memcmp(data, &chip.bytes[5 * 512], 512), 0);
}

TEST_F(Card, IsReportedMissingIfPulledBetweenTwoAttempts)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    chip.badReads = 100;
    chip.badWrites = 100;
    bus.background = [&] { spi.cardPresent = chip.commands.empty(); };
    chip.commands.clear();
    EXPECT_EQ(card.read(5, data, 1), Status::NoCard);
    chip.commands.clear();
    EXPECT_EQ(card.write(5, data, 1), Status::NoCard);
}

TEST_F(Card, IsReportedMissingIfTheSlotIsEmpty)
{
    spi.cardPresent = false;
    EXPECT_FALSE(SdCard::isPresent());
    EXPECT_EQ(card.initialise(), Status::NoCard);
    EXPECT_EQ(card.read(0, data, 1), Status::NoCard);
}

TEST_F(Card, RefusesSectorsOutOfRange)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    EXPECT_EQ(card.read(8192, data, 1), Status::ReadError);
    EXPECT_EQ(card.write(8191, data, 2), Status::WriteError);
    EXPECT_EQ(card.read(0xFFFFFFFF, data, 2), Status::ReadError);
}

TEST_F(Card, IsReportedAsLockedIfItLocksItself)
{
    ASSERT_EQ(card.initialise(), Status::Ok);
    ASSERT_EQ(card.write(9, data, 1), Status::Ok);
    chip.writeProtected = true;
    chip.badWrites = 100;
    EXPECT_EQ(card.write(9, data, 1), Status::ReadOnly);
    EXPECT_TRUE(card.isReadOnly());
    EXPECT_EQ(card.read(9, data, 1), Status::Ok);
}

TEST_F(Card, IsNotWrittenIfItsRegisterForbidsWriting)
{
    chip.writeProtected = true;
    ASSERT_EQ(card.initialise(), Status::Ok);
    EXPECT_TRUE(card.isReadOnly());
    const std::vector<uint8_t> before = chip.bytes;
    EXPECT_EQ(card.write(0, data, 1), Status::ReadOnly);
    EXPECT_EQ(chip.bytes, before);
}

} // namespace
