#include "drivers/clock/clock.hpp"
#include "drivers/mailbox/mailbox.hpp"
#include "model/mailbox_model.hpp"

#include <gtest/gtest.h>

namespace mailbox = drivers::mailbox;

namespace
{

class Mailbox : public testing::Test
{
protected:
    Mailbox() : cpu2(bus)
    {
        drivers::clock::start();
    }

    model::FakeBus bus;
    model::MailboxModel cpu2;
    uint8_t response[16] = {};
};

TEST_F(Mailbox, ReturnsNotReadyBeforeCpu2IsStarted)
{
    uint8_t table[56];
    EXPECT_FALSE(mailbox::isRunning());
    EXPECT_EQ(mailbox::command(0xFC52, nullptr, 0, response, sizeof response), mailbox::NotReady);
    EXPECT_FALSE(mailbox::readInfoTable(table));
    EXPECT_EQ(mailbox::faultAddress(), 0u);
    EXPECT_EQ(mailbox::waitEvent(response, sizeof response, 0), mailbox::noEvent);
}

TEST_F(Mailbox, BuildsTheTablesAndStartsCpu2Once)
{
    mailbox::start();
    mailbox::start();
    EXPECT_TRUE(cpu2.booted);
    EXPECT_TRUE(mailbox::isRunning());
    EXPECT_FALSE(bus.eventPending);
    EXPECT_EQ(bus.registerAt(0x58000820) & 1u << 9, 1u << 9) << "rising edge of line 41";
    EXPECT_EQ(bus.registerAt(0x580008D4) & 1u << 9, 1u << 9) << "line 41 wakes CPU2";
    const uint32_t free = cpu2.word(cpu2.table(4) + 16), events = cpu2.word(cpu2.table(3) + 4);
    EXPECT_EQ(cpu2.word(free), free);
    EXPECT_EQ(cpu2.word(events), events);
    EXPECT_EQ(cpu2.memory[0x800], 0xA5) << "a radio stack may share only the first 2 KiB, so nothing is written after them";
}

TEST_F(Mailbox, FitsInTheTwoKibibytesThatEveryStackShares)
{
    cpu2.sbrsa = 2;
    mailbox::start();
    for (const uint32_t table : {0u, 3u, 4u})
    {
        EXPECT_LT(cpu2.table(table), model::MailboxModel::sram + 0x800) << table;
    }
    EXPECT_LT(cpu2.word(cpu2.table(4) + 8) + cpu2.word(cpu2.table(4) + 12), model::MailboxModel::sram + 0x801) << "the event pool";
    cpu2.sendEvent(0x9200, {1});
    EXPECT_EQ(mailbox::waitEvent(response, sizeof response, 0), 0x9200);
}

TEST_F(Mailbox, PutsTheReferenceTableAtTheAddressInTheOptionBytes)
{
    cpu2.tableOffset = 0x2000 / 4;
    mailbox::start();
    EXPECT_TRUE(cpu2.booted);
    EXPECT_EQ(mailbox::command(0xFC52, nullptr, 0, response, sizeof response), 1);
}

TEST_F(Mailbox, DoesNotStartIfTheTableWouldOverlapOtherTables)
{
    cpu2.tableOffset = 0x100 / 4;
    mailbox::start();
    EXPECT_FALSE(cpu2.booted);
    EXPECT_FALSE(mailbox::isRunning());
}

TEST_F(Mailbox, ReceivesTheReadyEventAndReturnsItsBuffer)
{
    mailbox::start();
    uint64_t at = bus.cycles() + 64 * 20000;
    bus.background = [&]
    {
        if (at != 0 && bus.cycles() > at)
        {
            at = 0;
            cpu2.sendEvent(0x9200, {1});
        }
    };
    response[0] = 99;
    ASSERT_EQ(mailbox::waitEvent(response, sizeof response, 1000), 0x9200);
    EXPECT_EQ(response[0], 1);
    EXPECT_EQ(cpu2.freeBuffers(), 1u);
    EXPECT_EQ(mailbox::waitEvent(response, sizeof response, 0), mailbox::noEvent) << "each event is returned once";
}

TEST_F(Mailbox, WaitsForTheGivenTime)
{
    mailbox::start();
    const uint64_t before = bus.cycles() / 64;
    EXPECT_EQ(mailbox::waitEvent(response, sizeof response, 250), mailbox::noEvent);
    EXPECT_NEAR(static_cast<double>(bus.cycles() / 64 - before), 250'000, 2'000);
}

TEST_F(Mailbox, NeverWritesMoreOfAnEventThanTheBufferHolds)
{
    mailbox::start();
    cpu2.sendEvent(0x9201, std::vector<uint8_t>(40, 7));
    response[4] = 0;
    EXPECT_EQ(mailbox::waitEvent(response, 4, 0), 0x9201);
    EXPECT_EQ(response[3], 7);
    EXPECT_EQ(response[4], 0);
}

TEST_F(Mailbox, LimitsTheWaitForACpu2ThatDoesNotTakeBuffersBack)
{
    mailbox::start();
    cpu2.takesBuffers = false;
    cpu2.sendEvent(0x9200, {1});
    EXPECT_EQ(mailbox::waitEvent(response, sizeof response, 10), 0x9200);
    cpu2.sendEvent(0x9201, {1});
    const uint64_t before = bus.cycles() / 64;
    EXPECT_EQ(mailbox::waitEvent(response, sizeof response, 10), 0x9201);
    EXPECT_LT(bus.cycles() / 64 - before, 40'000'000u);
}

TEST_F(Mailbox, SurvivesAnInvalidEventQueue)
{
    mailbox::start();
    cpu2.sendEvent(0x9200, {1});
    cpu2.setWord(cpu2.word(cpu2.table(3) + 4), 0x08000000);
    EXPECT_EQ(mailbox::waitEvent(response, sizeof response, 1), mailbox::noEvent);
}

TEST_F(Mailbox, SendsACommandWithItsParametersAndReturnsTheResponse)
{
    mailbox::start();
    cpu2.answer = {0x10, 0x00};
    const uint8_t parameters[] = {0x00, 0x70, 0x0D, 0x08};
    ASSERT_EQ(mailbox::command(0xFC54, parameters, 4, response, sizeof response), 2);
    EXPECT_EQ(response[0], 0x10);
    EXPECT_EQ(cpu2.lastCommand, (std::vector<uint8_t>{0x54, 0xFC, 4, 0x00, 0x70, 0x0D, 0x08}));
}

TEST_F(Mailbox, TimesOutAfterThirtyThreeSecondsAndThenRefusesCommands)
{
    mailbox::start();
    cpu2.readsCommands = false;
    EXPECT_EQ(mailbox::command(0xFC52, nullptr, 0, response, sizeof response), mailbox::TimeOut);
    EXPECT_NEAR(static_cast<double>(bus.cycles() / 64), 33'000'000, 100'000);
    EXPECT_EQ(mailbox::command(0xFC52, nullptr, 0, response, sizeof response), mailbox::NotReady);
}

TEST_F(Mailbox, RefusesAResponseToAnotherCommand)
{
    mailbox::start();
    cpu2.answeredOpcode = 0xFC5A;
    EXPECT_EQ(mailbox::command(0xFC52, nullptr, 0, response, sizeof response), mailbox::BadResponse);
}

TEST_F(Mailbox, ReportsTheHardFaultThatCpu2Recorded)
{
    mailbox::start();
    cpu2.setWord(model::MailboxModel::sram, 0x1170FD0F);
    cpu2.setWord(model::MailboxModel::sram + 4, 0x080E1234);
    EXPECT_EQ(mailbox::faultAddress(), 0x080E1234u);
    EXPECT_EQ(mailbox::command(0xFC52, nullptr, 0, response, sizeof response), mailbox::HardFault);
}

TEST_F(Mailbox, ReadsThePointerToTheInformationTableEachTime)
{
    mailbox::start();
    uint8_t table[56];
    cpu2.setWord(cpu2.table(0), 0xA94656B9);
    ASSERT_TRUE(mailbox::readInfoTable(table));
    EXPECT_EQ(table[0], 0xB9);
    cpu2.setWord(cpu2.tableAt(), model::MailboxModel::sram + 0x24);
    cpu2.memory[0x24] = 0x55;
    ASSERT_TRUE(mailbox::readInfoTable(table));
    EXPECT_EQ(table[0], 0x55);
    for (const uint32_t bad : {0x08000000u, 0x20034800u - 52, 0x20030002u, 0u})
    {
        cpu2.setWord(cpu2.tableAt(), bad);
        EXPECT_FALSE(mailbox::readInfoTable(table)) << std::hex << bad;
    }
}

} // namespace
