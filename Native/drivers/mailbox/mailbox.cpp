#include "mailbox.hpp"

#include "drivers/clock/clock.hpp"
#include "drivers/registers/flash.hpp"
#include "drivers/registers/ipcc.hpp"
#include "drivers/registers/rcc.hpp"
#include "layout.hpp"

#include <cstring>

namespace drivers::mailbox
{

using registers::EXTI;
using registers::FLASH;
using registers::IPCC;
using registers::PWR;
using registers::RCC;

namespace
{

/// All time-outs of the driver, in microseconds.
namespace limits
{
/// Longest system command (AN5289).
constexpr uint32_t command = 33'000'000;
/// A running CPU2 clears the flag of the memory manager's channel at once.
constexpr uint32_t release = 100'000;
/// Poll interval for events and responses, which take milliseconds.
constexpr uint32_t look = 100;
} // namespace limits

constexpr uint32_t sharedAt = sharedBase + 0x80;
constexpr uint32_t sharedEnd = sharedBase + 0x800;
constexpr uint32_t sram2aSize = 32 * 1024;
constexpr uint32_t fusKeyword = 0xA94656B9;    // first word of the device information table while FUS is running
constexpr uint32_t faultMagic = 0x1170FD0F;    // first word of SRAM2a; the program counter follows (AN5289, "CPU2 hard fault")
constexpr uint32_t securityMagic = 0x3DE96F61; // first word of SRAM2a if the mailbox is in secure SRAM

static_assert(sharedAt + sizeof(Shared) <= sharedEnd);

bool running;

/// Whether the reference table fits at the address in the option bytes: inside the shared region, without overlapping the other tables and
/// buffers.
bool isTablePlace(uint32_t table)
{
    return table + sizeof(ReferenceTable) <= sharedAt || (table >= sharedEnd && table + sizeof(ReferenceTable) <= sharedBase + sharedSize);
}

uint32_t addressOf(size_t offset)
{
    return sharedAt + static_cast<uint32_t>(offset);
}

Shared& shared()
{
    return *reinterpret_cast<Shared*>(bus::memory(sharedAt));
}

uint32_t referenceTableAt()
{
    return sharedBase + 4 * FLASH::IPCCBR::get(FLASH::IPCCBR::tableOffset);
}

/// Whether [address, address + bytes) is in the part of SRAM2a that CPU1 may access; the part above it is secure and belongs to CPU2.
bool isShared(uint32_t address, uint32_t bytes)
{
    using Security = FLASH::SRRVR;
    const uint32_t size = Security::has(Security::sram2aOpen) ? sram2aSize : Security::get(Security::secureSram2a) * 1024;
    return address % 4 == 0 && address >= sharedBase && size >= bytes && address - sharedBase <= size - bytes;
}

Node& node(uint32_t address)
{
    return *reinterpret_cast<Node*>(bus::memory(address));
}

bool isChained(uint32_t address)
{
    return isShared(address, sizeof(Node)) && isShared(node(address).next, sizeof(Node)) && isShared(node(address).previous, sizeof(Node));
}

void initialise(uint32_t queue)
{
    node(queue) = {queue, queue};
}

/// Puts an event buffer into the queue of free buffers and notifies CPU2 (AN5289, "Memory manager channel").
void giveBack(uint32_t buffer)
{
    const uint32_t queue = addressOf(offsetof(Shared, freeQueue));
    using Flags = IPCC::C1TOC2SR;
    if (!clock::waitFor(limits::release, [] { return !Flags::has(Flags::memoryManager); }) || !isChained(queue))
    {
        return; // if CPU2 does not take its buffers back, it sends no more events, and the next wait times out
    }
    const uint32_t last = node(queue).previous;
    node(buffer) = {queue, last};
    node(last).next = buffer;
    node(queue).previous = buffer;
    bus::dataBarrier();
    IPCC::C1SCR::write(IPCC::C1SCR::setMemoryManager());
}

/// Removes the first node of the event queue and returns its address, or 0 if the queue is empty.
uint32_t takeEvent()
{
    const uint32_t queue = addressOf(offsetof(Shared, eventQueue));
    const uint32_t first = node(queue).next;
    if (first == queue || !isShared(first, eventBytes) || !isChained(first))
    {
        return 0;
    }
    node(queue).next = node(first).next;
    node(node(first).next).previous = queue;
    return first;
}

void buildTables(uint32_t table)
{
    // A radio stack may leave only this part accessible (docs/reference/silicon.md 1.11).
    std::memset(bus::memory(sharedBase), 0, sharedEnd - sharedBase);
    Shared& memory = shared();
    memory.system = {addressOf(offsetof(Shared, command)), addressOf(offsetof(Shared, eventQueue))};
    memory.memoryManager = {addressOf(offsetof(Shared, spareBle)),
                            addressOf(offsetof(Shared, spareSystem)),
                            addressOf(offsetof(Shared, pool)),
                            poolBytes,
                            addressOf(offsetof(Shared, freeQueue)),
                            0,
                            0};
    initialise(memory.system.eventQueue);
    initialise(memory.memoryManager.freeQueue);
    ReferenceTable reference = {};
    reference.deviceInfo = addressOf(offsetof(Shared, deviceInfo));
    reference.system = addressOf(offsetof(Shared, system));
    reference.memoryManager = addressOf(offsetof(Shared, memoryManager));
    std::memcpy(bus::memory(table), &reference, sizeof reference);
    bus::dataBarrier();
}

/// Writes a command to the shared buffer and sets the flag of the system channel.
void sendCommand(int opcode, const uint8_t* parameters, uint32_t count)
{
    uint8_t* buffer = shared().command;
    std::memset(buffer, 0, command_at::type);
    buffer[command_at::type] = systemCommand;
    buffer[command_at::opcode] = static_cast<uint8_t>(opcode);
    buffer[command_at::opcode + 1] = static_cast<uint8_t>(opcode >> 8);
    buffer[command_at::length] = static_cast<uint8_t>(count);
    if (count != 0)
    {
        std::memcpy(buffer + command_at::parameters, parameters, count);
    }
    bus::dataBarrier();
    IPCC::C1SCR::write(IPCC::C1SCR::setSystem());
}

/// Copies at most `room` bytes of the response's payload; CPU2 writes the response over the command. Returns the number of bytes copied, or
/// BadResponse if the response is not for `opcode`.
int takeResponse(int opcode, uint8_t* response, uint32_t room)
{
    bus::dataBarrier();
    const uint8_t* buffer = shared().command;
    const int answered = buffer[response_at::opcode] | buffer[response_at::opcode + 1] << 8;
    const uint32_t length = buffer[response_at::length];
    if (buffer[response_at::code] != commandComplete || answered != opcode || length < 4)
    {
        return BadResponse;
    }
    const uint32_t payload = length - 3 < room ? length - 3 : room;
    std::memcpy(response, buffer + response_at::payload, payload);
    return static_cast<int>(payload);
}

} // namespace

bool isRunning()
{
    return running;
}

#ifndef __arm__
void forgetStart()
{
    running = false;
}
#endif

/// AN5289, "CPU2 start": Enables the clocks of CPU2's blocks and writes the tables, then sets C2BOOT. Event line 41 wakes CPU2 if it
/// sleeps.
void start()
{
    const uint32_t table = referenceTableAt();
    if (running || !isTablePlace(table))
    {
        return;
    }
    RCC::AHB3ENR::change(0, RCC::AHB3ENR::hsem() | RCC::AHB3ENR::ipcc() | RCC::AHB3ENR::pka() | RCC::AHB3ENR::aes2());
    RCC::AHB1ENR::set(RCC::AHB1ENR::crc);
    RCC::C2AHB1ENR::set(RCC::C2AHB1ENR::crc); // FUS computes CRCs (ST's OTA application enables the clock, too)
    RCC::C2AHB3ENR::set(RCC::C2AHB3ENR::ipcc);
    (void)RCC::C2AHB3ENR::read(); // RM0434 section 8.2.18: two cycles until a clock runs

    buildTables(table);
    IPCC::C1MR::clear(IPCC::C1MR::systemOccupied);
    EXTI::C2EMR2::set(EXTI::C2EMR2::line41);
    EXTI::RTSR2::set(EXTI::RTSR2::line41);
    bus::sendEvent();
    bus::waitForEvent(); // consumes the event that sendEvent() left pending on this core
    PWR::C2CR1::put(PWR::C2CR1::lowPowerMode, PWR::C2CR1::shutdown);
    PWR::CR4::set(PWR::CR4::bootCpu2);
    running = true;
}

int waitEvent(uint8_t* payload, uint32_t room, int32_t milliseconds)
{
    const int64_t end = clock::milliseconds() + milliseconds;
    do
    {
        if (!running || !IPCC::C2TOC1SR::has(IPCC::C2TOC1SR::system))
        {
            clock::nap(limits::look);
            continue;
        }
        const uint32_t event = takeEvent();
        const uint32_t queue = addressOf(offsetof(Shared, eventQueue));
        if (event == 0 || node(queue).next == queue)
        {
            IPCC::C1SCR::write(IPCC::C1SCR::clearSystem());
        }
        if (event == 0)
        {
            continue;
        }
        const uint8_t* packet = bus::memory(event);
        const uint32_t length = packet[event_at::length];
        const bool known = packet[event_at::type] == systemEvent && packet[event_at::code] == vendorEvent && length >= 2;
        const int code = packet[event_at::subEvent] | packet[event_at::subEvent + 1] << 8;
        if (known)
        {
            std::memcpy(payload, packet + event_at::payload, length - 2 < room ? length - 2 : room);
        }
        giveBack(event);
        if (known)
        {
            return code;
        }
    } while (clock::milliseconds() < end);
    return noEvent;
}

int command(int opcode, const uint8_t* parameters, uint32_t count, uint8_t* response, uint32_t room)
{
    if (!running)
    {
        return NotReady;
    }
    if (faultAddress() != 0)
    {
        return HardFault;
    }
    using Flags = IPCC::C1TOC2SR;
    if (Flags::has(Flags::system) || count > 255)
    {
        return NotReady; // CPU2 still owns the buffer of a command that timed out
    }
    sendCommand(opcode, parameters, count);
    if (!clock::waitFor(
            limits::command, [] { return !Flags::has(Flags::system); }, limits::look))
    {
        return faultAddress() != 0 ? HardFault : TimeOut;
    }
    return takeResponse(opcode, response, room);
}

bool readInfoTable(uint8_t* table)
{
    uint32_t address;
    std::memcpy(&address, bus::memory(referenceTableAt()), sizeof address);
    if (!running || !isShared(address, infoTableSize))
    {
        return false;
    }
    std::memcpy(table, bus::memory(address), infoTableSize);
    return true;
}

bool isFus()
{
    uint32_t table[infoTableSize / 4];
    return readInfoTable(reinterpret_cast<uint8_t*>(table)) && table[0] == fusKeyword;
}

uint32_t faultAddress()
{
    uint32_t record[2];
    std::memcpy(record, bus::memory(sharedBase), sizeof record);
    if (!running)
    {
        return 0;
    }
    return record[0] == faultMagic ? record[1] : record[0] == securityMagic ? securityMagic : 0;
}

} // namespace drivers::mailbox
