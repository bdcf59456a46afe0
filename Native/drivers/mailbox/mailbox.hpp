#pragma once

#include <cstdint>

/// The system channel between CPU1 and CPU2: SHCI over IPCC channel 2 and shared SRAM2 (AN5289, "Mailbox interface").
///
/// Shared memory, from 0x20030000 (SRAM2a, whose first 2 KiB remain accessible even with the largest stacks):
///
///     + 4 x IPCCDBA     reference table: ten pointers, of which those to the device information, system and memory manager tables are used
///     + 0x080 .. 0x7FF  the tables they point to, command buffer, spare buffers, event pool
///
/// CPU2 writes a device information table of 32 bytes (stack) or 56 bytes (FUS). CPU2 either uses the pointer in word 0 of the reference
/// table or replaces that pointer with its own, so the pointer is read again each time.
namespace drivers::mailbox
{

/// Negative results, numbered as in Hal/CoprocessorStatus.cs.
enum Result : int
{
    NotReady = -1,
    TimeOut = -2,
    BadResponse = -3,
    HardFault = -4,
};

inline constexpr uint32_t sharedBase = 0x20030000;
inline constexpr uint32_t sharedSize = 10 * 1024;
inline constexpr uint32_t infoTableSize = 56;
inline constexpr int flashEraseActivity = 0xFC69;
inline constexpr int noEvent = -1;

/// Builds the tables and starts CPU2. Only the first call after a reset has an effect.
void start();

/// Whether CPU2 has been started since the reset.
bool isRunning();

#ifndef __arm__
/// Resets the driver's variables, as a chip reset does; for host tests.
void forgetStart();
#endif

/// Waits for the next system event; returns its sub-event code, or noEvent if none arrives in time. `payload` receives at most `room` bytes
/// after the code.
int waitEvent(uint8_t* payload, uint32_t room, int32_t milliseconds);

/// Sends a command and waits at most 33 s for its response; returns the number of payload bytes, or a Result.
int command(int opcode, const uint8_t* parameters, uint32_t count, uint8_t* response, uint32_t room);

/// Copies the device information table; returns false if it is not in shared memory.
bool readInfoTable(uint8_t* table);

/// Whether the device information table has the format of FUS, which means that FUS is running and ready.
bool isFus();

/// Program counter of the hard fault that CPU2 has recorded; 0x3DE96F61 if CPU2 found the mailbox in secure SRAM; 0 if neither.
uint32_t faultAddress();

} // namespace drivers::mailbox
