#include "drivers/clock/clock.hpp"
#include "drivers/mailbox/mailbox.hpp"
#include "drivers/registers/flash.hpp"
#include "drivers/registers/hsem.hpp"
#include "report.hpp"
#include "selftest.hpp"
#include "stopwatch.hpp"

namespace selftest
{

namespace mailbox = drivers::mailbox;

namespace
{

/// Reports which semaphores an idle CPU2 holds and which operations it suspends. No semaphore is taken here.
void readSharing()
{
    constexpr uint32_t semaphores = 32;
    uint32_t taken = 0;
    for (uint32_t i = 0; i < semaphores; ++i)
    {
        taken |= (registers::HSEM::isTaken(i) ? 1u : 0u) << i;
    }
    report::factHex("cpu2.semaphores", taken);
    report::factHex("cpu2.flash-sr", registers::FLASH::SR::read());
}

} // namespace

/// Starts CPU2 and reads its information table. FUS_GET_STATE is not sent, because two such commands in a row start FUS in place of the
/// radio stack (docs/reference/stock-on-emulator.md).
bool readCoprocessor()
{
    constexpr int32_t longest = 15'000; // milliseconds
    const Stopwatch starting;
    mailbox::start();
    uint8_t payload[8] = {};
    const int event = mailbox::waitEvent(payload, sizeof payload, longest);
    report::fact("cpu2.ready-us", starting.microseconds());
    report::factHex("cpu2.event", static_cast<uint32_t>(event));
    report::factBytes("cpu2.event-payload", payload, 4);
    report::factHex("cpu2.fault-address", mailbox::faultAddress());
    uint8_t table[mailbox::infoTableSize];
    const bool hasTable = mailbox::readInfoTable(table);
    if (hasTable)
    {
        constexpr uint32_t firstPart = 32; // bytes that fit into a line of the log
        report::factBytes("cpu2.table", table, firstPart);
        report::factBytes("cpu2.table-32", table + firstPart, sizeof table - firstPart);
        report::fact("cpu2.table-is-of-fus", mailbox::isFus() ? 1 : 0);
    }
    uint8_t response[8] = {};
    const uint8_t off = 0;
    const Stopwatch answering;
    const int count = mailbox::command(mailbox::flashEraseActivity, &off, 1, response, sizeof response);
    report::fact("cpu2.answer-us", answering.microseconds());
    report::factHex("cpu2.erase-activity-answer", static_cast<uint32_t>(count));
    report::factBytes("cpu2.erase-activity-payload", response, count > 0 ? static_cast<uint32_t>(count) : 0);
    readSharing();
    return event != mailbox::noEvent && hasTable;
}

} // namespace selftest
