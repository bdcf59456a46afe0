#include "drivers/clock/clock.hpp"
#include "drivers/flash/flash.hpp"
#include "drivers/flash/option_bytes.hpp"
#include "drivers/mailbox/mailbox.hpp"
#include "flash_fixture.hpp"
#include "model/flash_model.hpp"
#include "model/mailbox_model.hpp"

#include <cstring>
#include <gtest/gtest.h>

using namespace drivers;
using flash::Status;
using model::FlashModel;

namespace
{

using fixture::Flash;

TEST_F(Flash, StartsAnEraseAndReturnsBeforeItsEnd)
{
    std::memset(controller.bytes.data(), 0, 3 * 4096);
    const uint64_t before = microseconds();
    ASSERT_EQ(flash::beginErase(1), Status::Ok);
    EXPECT_LT(microseconds() - before, 1000u);
    ASSERT_EQ(flash::endErase(), Status::Ok);
    EXPECT_GE(microseconds() - before, 22000u);
    EXPECT_EQ(controller.erases, 1u);
    EXPECT_TRUE(flash::isErased(0x08001000, 4096));
    EXPECT_FALSE(flash::isErased(0x08000000, 4096));
    EXPECT_FALSE(flash::isErased(0x08002000, 1));
    EXPECT_EQ(bus.registerAt(0xE000EDFC) & 1u << 24, 1u << 24);
    EXPECT_EQ(flash::endErase(), Status::Ok) << "no erase is in progress any more";
}

TEST_F(Flash, LocksTheControllerAfterEveryOperation)
{
    ASSERT_EQ(flash::programDoubleWords(0x08000000, data, 8), Status::Ok);
    EXPECT_NE(controller.read(FlashModel::base + 0x14, 4) & 1u << 31, 0u);
    ASSERT_EQ(flash::beginErase(2), Status::Ok);
    ASSERT_EQ(flash::endErase(), Status::Ok);
    EXPECT_EQ(controller.read(FlashModel::base + 0x14, 4), 0xC0000000) << "PER and PNB are cleared too";
}

TEST_F(Flash, ProgramsDoubleWordsAndReadsThemBack)
{
    ASSERT_EQ(flash::programDoubleWords(0x08001008, data, 64), Status::Ok);
    EXPECT_EQ(controller.doubleWords, 8u);
    EXPECT_TRUE(flash::matches(0x08001008, data, 64));
    EXPECT_FALSE(flash::matches(0x08001008, data, 65));
    uint8_t back[64];
    ASSERT_EQ(flash::read(0x08001008, back, sizeof back), Status::Ok);
    EXPECT_EQ(std::memcmp(back, data, sizeof back), 0);
}

TEST_F(Flash, ProgramsARowInOneOperation)
{
    erase(2);
    const uint64_t before = microseconds();
    ASSERT_EQ(flash::programRow(0x08002200, data), Status::Ok);
    EXPECT_EQ(controller.rows, 1u);
    EXPECT_LT(microseconds() - before, 4000u);
    EXPECT_TRUE(flash::matches(0x08002200, data, 512));
}

/// docs/reference/silicon.md 1.1: fast mode fails outside the page erased last, and if rows are not in ascending order.
TEST_F(Flash, ProgramsRowsFastOnlyInThePageErasedLastAndInAscendingOrder)
{
    erase(3);
    erase(2);
    ASSERT_EQ(flash::programRow(0x08003000, data), Status::Ok);
    EXPECT_EQ(controller.rows, 0u) << "page 2 was erased last";
    erase(2);
    ASSERT_EQ(flash::programRow(0x08002200, data), Status::Ok);
    ASSERT_EQ(flash::programRow(0x08002E00, data), Status::Ok);
    EXPECT_EQ(controller.rows, 2u);
    ASSERT_EQ(flash::programRow(0x08003200, data), Status::Ok);
    EXPECT_EQ(controller.rows, 2u) << "page 3 was not erased last";
    ASSERT_EQ(flash::programRow(0x08002C00, data), Status::Ok);
    EXPECT_EQ(controller.rows, 2u) << "rows must ascend";
    erase(2);
    ASSERT_EQ(flash::programDoubleWords(0x08002000, data, 8), Status::Ok);
    ASSERT_EQ(flash::programRow(0x08002200, data), Status::Ok);
    EXPECT_EQ(controller.rows, 2u) << "a double word was programmed in between";
    EXPECT_TRUE(flash::matches(0x08002200, data, 512));
}

TEST_F(Flash, ProgramsRowsAsDoubleWordsAfterAFailedErase)
{
    controller.failWith = 1u << 1;
    ASSERT_EQ(flash::beginErase(2), Status::Ok);
    EXPECT_EQ(flash::endErase(), Status::Controller);
    EXPECT_EQ(flash::programRow(0x08002200, data), Status::Ok);
    EXPECT_EQ(controller.rows, 0u);
}

TEST_F(Flash, ProgramsARowFromAnyAddressInMemory)
{
    erase(2);
    ASSERT_EQ(flash::programRow(0x08002200, data + 3), Status::Ok);
    EXPECT_TRUE(flash::matches(0x08002200, data + 3, 512));
}

TEST_F(Flash, ComputesTheCrcOfARange)
{
    std::memcpy(controller.bytes.data() + 0x3000, "123456789", 9);
    uint32_t crc;
    ASSERT_EQ(flash::crc32(0, 0x08003000, 9, crc), Status::Ok);
    EXPECT_EQ(crc, 0xCBF43926u);
}

TEST_F(Flash, RefusesCpu2Flash)
{
    uint32_t crc;
    EXPECT_EQ(flash::secureStart(), 0x080D7000u);
    EXPECT_EQ(flash::beginErase(0xD7), Status::OutOfRange);
    EXPECT_EQ(flash::beginErase(256), Status::OutOfRange);
    EXPECT_EQ(flash::beginErase(0xFFFFFFFF), Status::OutOfRange);
    EXPECT_EQ(flash::programDoubleWords(0x080D6FF8, data, 16), Status::OutOfRange);
    EXPECT_EQ(flash::programDoubleWords(0x07FFFFF8, data, 8), Status::OutOfRange);
    EXPECT_EQ(flash::programDoubleWords(0x08000004, data, 8), Status::OutOfRange);
    EXPECT_EQ(flash::programDoubleWords(0x08000000, data, 7), Status::OutOfRange);
    EXPECT_EQ(flash::programRow(0x080D7000, data), Status::OutOfRange);
    EXPECT_EQ(flash::programRow(0x08000100, data), Status::OutOfRange);
    EXPECT_EQ(flash::read(0x080D6FFF, data, 2), Status::OutOfRange);
    EXPECT_EQ(flash::crc32(0, 0x08000000, 0xFFFFFFFF, crc), Status::OutOfRange);
    EXPECT_FALSE(flash::matches(0x080D7000, data, 1));
    EXPECT_EQ(controller.erases + controller.doubleWords + controller.rows, 0u);
    EXPECT_EQ(flash::read(0x080D6FFF, data, 1), Status::Ok) << "the last byte of CPU1's flash";
}

TEST_F(Flash, FollowsAChangedSecureStart)
{
    controller.secureStart = 0xF4;
    EXPECT_EQ(flash::secureStart(), 0x080F4000u);
    EXPECT_EQ(flash::programDoubleWords(0x080D7000, data, 8), Status::Ok);
}

TEST_F(Flash, ReportsTheErrorBitsOfTheControllerAndContinues)
{
    for (const uint32_t bit : {1u << 1, 1u << 3, 1u << 4, 1u << 5, 1u << 6, 1u << 7, 1u << 8, 1u << 9})
    {
        controller.failWith = bit;
        EXPECT_EQ(flash::programDoubleWords(0x08000000, data, 8), Status::Controller);
        EXPECT_EQ(flash::lastErrorFlags(), bit);
        controller.failWith = bit;
        ASSERT_EQ(flash::beginErase(3), Status::Ok);
        EXPECT_EQ(flash::endErase(), Status::Controller);
        EXPECT_EQ(flash::lastErrorFlags(), bit);
    }
    EXPECT_EQ(flash::programDoubleWords(0x08000000, data, 8), Status::Ok);
}

TEST_F(Flash, ReportsADoubleWordThatWasNotErased)
{
    ASSERT_EQ(flash::programDoubleWords(0x08000000, data, 8), Status::Ok);
    EXPECT_EQ(flash::programDoubleWords(0x08000000, data + 8, 8), Status::Controller);
    EXPECT_EQ(flash::lastErrorFlags(), 1u << 3);
    EXPECT_TRUE(flash::matches(0x08000000, data, 8));
}

TEST_F(Flash, GivesUpOnAControllerThatStaysBusy)
{
    ASSERT_EQ(flash::beginErase(3), Status::Ok);
    controller.neverEnds = true;
    EXPECT_EQ(flash::endErase(), Status::TimeOut);
    EXPECT_GE(microseconds(), 990'000u); // sleep time is accurate to a few cycles per WFI
    EXPECT_LT(microseconds(), 1'100'000u);
    controller.neverEnds = false;
}

TEST_F(Flash, StartsNothingOnAControllerThatStaysBusy)
{
    controller.neverEnds = true;
    EXPECT_EQ(flash::programDoubleWords(0x08000000, data, 8), Status::TimeOut);
    EXPECT_EQ(flash::programRow(0x08000200, data), Status::TimeOut);
    EXPECT_EQ(flash::beginErase(3), Status::TimeOut);
    EXPECT_EQ(flash::endErase(), Status::Ok) << "no erase is in progress";
    controller.neverEnds = false;
    EXPECT_EQ(controller.erases + controller.doubleWords + controller.rows, 0u);
    EXPECT_EQ(flash::programDoubleWords(0x08000000, data, 8), Status::Ok);
}

TEST_F(Flash, ReportsAControllerThatStaysLocked)
{
    controller.staysLocked = true;
    EXPECT_EQ(flash::programDoubleWords(0x08000000, data, 8), Status::Controller);
    EXPECT_EQ(flash::programRow(0x08000200, data), Status::Controller);
    EXPECT_EQ(flash::beginErase(3), Status::Controller);
    uint32_t words[16] = {0xFFFFF1AA};
    EXPECT_EQ(option_bytes::program(words, 1), Status::Controller);
    EXPECT_EQ(option_bytes::launch(), Status::Controller);
    EXPECT_FALSE(controller.launched);
    EXPECT_EQ(controller.erases + controller.doubleWords + controller.rows, 0u);
}

TEST_F(Flash, WaitsForTheEndOfASuspensionAndThenReportsCpu2)
{
    controller.suspended = true;
    bus.background = [this] { controller.suspended = bus.cycles() < 64 * 5'000'000; };
    EXPECT_EQ(flash::programDoubleWords(0x08000000, data, 8), Status::Ok);
    bus.background = nullptr;
    controller.suspended = true;
    EXPECT_EQ(flash::programDoubleWords(0x08000008, data, 8), Status::CoprocessorBusy);
}

TEST_F(Flash, ReportsAnUncorrectableDoubleWord)
{
    controller.eccStatus = 1u << 31;
    EXPECT_TRUE(flash::takeEccError());
    EXPECT_EQ(controller.eccStatus, 0u);
    EXPECT_FALSE(flash::takeEccError()) << "the flag has been cleared: a further NMI has another cause";
    EXPECT_EQ(flash::read(0x08000000, data, 8), Status::Ok) << "an earlier error does not fail this read";
}

TEST_F(Flash, IgnoresAnNmiWithoutFlagWhenNothingIsRead)
{
    EXPECT_FALSE(flash::takeNmi());
    controller.eccStatus = 1u << 31;
    EXPECT_TRUE(flash::takeNmi());
    EXPECT_FALSE(flash::takeNmi()) << "the earlier error has been cleared: this NMI has another cause";
}

/// Model of the hardware semaphores: reading RLR takes a free semaphore.
class SemaphoreModel final : public model::Peripheral
{
public:
    static constexpr uint32_t base = 0x58001400, mine = 0x80000400, theirs = 0x80000800;

    explicit SemaphoreModel(model::FakeBus& bus)
    {
        bus.attach(*this);
    }
    bool owns(uint32_t address) const override
    {
        return address >= base && address < base + 0x100;
    }
    uint32_t read(uint32_t address, uint32_t) override
    {
        uint32_t& state = states[(address - base) % 0x80 / 4];
        if (address - base >= 0x80 && state == 0)
        {
            state = mine;
        }
        return state;
    }
    void write(uint32_t address, uint32_t value, uint32_t) override
    {
        EXPECT_LT(address - base, 0x80u);
        EXPECT_EQ(value, 0x400u) << "released by its owner";
        uint32_t& state = states[(address - base) / 4];
        EXPECT_EQ(state, mine) << "released without being held";
        state = 0;
    }

    uint32_t states[32] = {};
};

/// CPU2 is running, so flash access is negotiated with CPU2, and erases are announced to it.
class SharedFlash : public Flash
{
protected:
    SharedFlash() : cpu2(bus), semaphores(bus)
    {
        mailbox::start();
    }

    model::MailboxModel cpu2;
    SemaphoreModel semaphores;
};

TEST_F(SharedFlash, HoldsItsSemaphoresForOneOperationAndThenReleasesThem)
{
    ASSERT_EQ(flash::beginErase(1), Status::Ok);
    EXPECT_EQ(cpu2.lastCommand, (std::vector<uint8_t>{0x69, 0xFC, 1, 1}));
    EXPECT_EQ(semaphores.states[2], SemaphoreModel::mine);
    EXPECT_EQ(semaphores.states[7], SemaphoreModel::mine);
    ASSERT_EQ(flash::endErase(), Status::Ok);
    EXPECT_EQ(cpu2.lastCommand, (std::vector<uint8_t>{0x69, 0xFC, 1, 0}));
    ASSERT_EQ(flash::programDoubleWords(0x08001000, data, 32), Status::Ok);
    ASSERT_EQ(flash::programRow(0x08001200, data), Status::Ok);
    for (const uint32_t state : semaphores.states)
    {
        EXPECT_EQ(state, 0u);
    }
}

TEST_F(SharedFlash, IgnoresTheUnknownCommandResponseOfFusToTheEraseAnnouncement)
{
    cpu2.answer = {0x01};
    ASSERT_EQ(flash::beginErase(1), Status::Ok);
    EXPECT_EQ(flash::endErase(), Status::Ok);
}

TEST_F(SharedFlash, WaitsForCpu2AndGivesUpAfterTenSeconds)
{
    semaphores.states[7] = SemaphoreModel::theirs;
    bus.background = [this]
    {
        semaphores.states[7] = bus.cycles() < 64 * 3'000'000                    ? SemaphoreModel::theirs
                               : semaphores.states[7] == SemaphoreModel::theirs ? 0
                                                                                : semaphores.states[7];
    };
    EXPECT_EQ(flash::programDoubleWords(0x08000000, data, 8), Status::Ok);
    bus.background = nullptr;
    semaphores.states[7] = SemaphoreModel::theirs;
    EXPECT_EQ(flash::programDoubleWords(0x08000008, data, 8), Status::CoprocessorBusy);
    EXPECT_EQ(semaphores.states[2], 0u);
    semaphores.states[7] = 0;
    semaphores.states[2] = SemaphoreModel::theirs;
    EXPECT_EQ(flash::programRow(0x08000200, data), Status::CoprocessorBusy);
    EXPECT_EQ(controller.rows, 0u);
}

TEST_F(SharedFlash, AnnouncesTheEndOfAnEraseThatDidNotStart)
{
    semaphores.states[2] = SemaphoreModel::theirs;
    EXPECT_EQ(flash::beginErase(1), Status::CoprocessorBusy);
    EXPECT_EQ(cpu2.lastCommand, (std::vector<uint8_t>{0x69, 0xFC, 1, 0}));
    semaphores.states[2] = 0;
    semaphores.states[7] = SemaphoreModel::theirs;
    EXPECT_EQ(flash::beginErase(1), Status::CoprocessorBusy);
    EXPECT_EQ(cpu2.lastCommand, (std::vector<uint8_t>{0x69, 0xFC, 1, 0}));
    EXPECT_EQ(semaphores.states[2], 0u);
    EXPECT_EQ(controller.erases, 0u);
}

TEST_F(SharedFlash, AcceptsAnyResponseToTheEraseAnnouncement)
{
    cpu2.answer = {}; // no payload
    erase(1);
    cpu2.answer = {1};
    cpu2.answeredOpcode = 0xFC52;
    erase(2);
    EXPECT_EQ(controller.erases, 2u);
}

TEST_F(SharedFlash, AnnouncesNoEraseToFus)
{
    cpu2.setWord(cpu2.table(0), 0xA94656B9);
    cpu2.readsCommands = false;
    const uint64_t before = microseconds();
    erase(1);
    EXPECT_LT(microseconds() - before, 30'000u);
    EXPECT_TRUE(cpu2.lastCommand.empty());
}

TEST_F(SharedFlash, ErasesNothingWhenCpu2DoesNotRespond)
{
    cpu2.readsCommands = false;
    EXPECT_EQ(flash::beginErase(1), Status::CoprocessorBusy);
    EXPECT_EQ(controller.erases, 0u);
    EXPECT_EQ(semaphores.states[2] + semaphores.states[7], 0u);
}

TEST_F(SharedFlash, ReleasesTheSemaphoresWhenProgrammingOptionBytesFails)
{
    uint32_t words[16] = {};
    words[0] = 0xFFFFF1AA;
    semaphores.states[2] = SemaphoreModel::theirs;
    EXPECT_EQ(option_bytes::program(words, 1), Status::CoprocessorBusy);
    EXPECT_EQ(option_bytes::launch(), Status::CoprocessorBusy);
    semaphores.states[2] = 0;
    semaphores.states[7] = SemaphoreModel::theirs;
    EXPECT_EQ(option_bytes::program(words, 1), Status::CoprocessorBusy);
    EXPECT_EQ(semaphores.states[2], 0u);
    semaphores.states[7] = 0;
    controller.neverEnds = true;
    EXPECT_EQ(option_bytes::launch(), Status::TimeOut);
    controller.neverEnds = false;
    EXPECT_FALSE(controller.launched);
    EXPECT_EQ(semaphores.states[2] + semaphores.states[7], 0u);
    EXPECT_EQ(option_bytes::program(words, 1), Status::Ok);
}

} // namespace
