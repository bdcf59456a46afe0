#pragma once

#include <cstdint>

/// The system channel between the two cores: SHCI over IPCC channel 2 and shared SRAM2 (AN5289, "Mailbox interface").
///
/// Shared memory, from 0x20030000 (SRAM2a, of which even the largest stacks leave the first 2 KiB open):
///
///     + 4 x IPCCDBA     reference table: ten pointers; device information, system and memory manager table are used
///     + 0x080 .. 0x7FF  targets of these: tables, command buffer, spare buffers, event pool
///
/// CPU2 writes a device information table of 32 bytes (stack) or 56 (FUS), through word 0 or through its own pointer, which it
/// stores there; therefore the pointer is read again each time.
namespace drivers::mailbox
{

/// The same numbers as Hal/CoprocessorStatus.cs.
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

/// Builds the tables and starts CPU2; once per reset, later calls have no effect.
void start();

/// Whether CPU2 was started since the reset.
bool isRunning();

#ifndef __arm__
/// Restores the state after a chip reset; for host tests.
void forgetStart();
#endif

/// Takes the next system event: returns its sub-event code, or noEvent if none arrives in time.
/// `payload` receives at most `room` bytes after the code.
int waitEvent(uint8_t* payload, uint32_t room, int32_t milliseconds);

/// Sends a command and waits for its response, 33 s at most: returns the number of payload bytes, or a Result.
int command(int opcode, const uint8_t* parameters, uint32_t count, uint8_t* response, uint32_t room);

/// Copies the device information table; returns false if it is not in shared memory.
bool readInfoTable(uint8_t* table);

/// Whether the device information table has FUS's format: FUS runs, and is ready.
bool isFus();

/// Program counter of a hard fault that CPU2 recorded, or 0.
uint32_t faultAddress();

} // namespace drivers::mailbox
