#pragma once

#include <cstddef>
#include <cstdint>

/// Layout of shared memory: AN5289, "Mailbox memory mapping". Pointers are 32-bit addresses, even in the host build.
namespace drivers::mailbox
{

struct Node
{
    uint32_t next;
    uint32_t previous;
};

struct ReferenceTable
{
    uint32_t deviceInfo, ble, thread, system, memoryManager, traces, mac, zigbee, lldTests, bleLld;
};

struct SystemTable
{
    uint32_t command;
    uint32_t eventQueue;
};

struct MemoryManagerTable
{
    uint32_t spareBleBuffer, spareSystemBuffer, blePool, blePoolSize, freeQueue, tracesPool, tracesPoolSize;
};

/// Largest packet: a list header of 8 bytes, a packet header of 3 (events) or 4 bytes (commands), and 255 bytes of payload.
inline constexpr uint32_t eventBytes = 8 + 3 + 255;
inline constexpr uint32_t commandBytes = 8 + 4 + 255;
/// The pool holds only three events, because the whole layout must fit into the 2 KiB of SRAM2a that stay accessible with the largest
/// stacks.
inline constexpr uint32_t poolBytes = 3 * 4 * ((8 + 258 + 3) / 4);

struct Shared
{
    uint32_t deviceInfo[16]; // a radio stack uses 32 bytes, FUS 56
    SystemTable system;
    MemoryManagerTable memoryManager;
    Node eventQueue;
    Node freeQueue;
    alignas(4) uint8_t command[(commandBytes + 3) & ~3u];
    alignas(4) uint8_t spareSystem[(eventBytes + 3) & ~3u];
    alignas(4) uint8_t spareBle[(eventBytes + 3) & ~3u];
    alignas(4) uint8_t pool[poolBytes];
};

static_assert(sizeof(ReferenceTable) == 40 && sizeof(MemoryManagerTable) == 28);

/// Offsets inside a command, its response and an event (AN5289, "System channel").
namespace command_at
{
inline constexpr uint32_t type = 8, opcode = 9, length = 11, parameters = 12;
}
namespace response_at
{
inline constexpr uint32_t code = 1, length = 2, opcode = 4, payload = 6;
}
namespace event_at
{
inline constexpr uint32_t type = 8, code = 9, length = 10, subEvent = 11, payload = 13;
}
inline constexpr uint8_t systemCommand = 0x10;
inline constexpr uint8_t systemEvent = 0x12;
inline constexpr uint8_t commandComplete = 0x0E;
inline constexpr uint8_t vendorEvent = 0xFF;

} // namespace drivers::mailbox
