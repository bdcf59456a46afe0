#include "drivers/system/system.hpp"

#include "arguments.hpp"
#include "board.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/power/power.hpp"
#include "drivers/registers/flash.hpp"
#include "drivers/registers/serial.hpp"

#include <string.h>

using interop::range;
using registers::FLASH;
using registers::RTC;

namespace nano::natives
{

namespace
{

constexpr u32 backupBytes = RTC::backupRegisters * 4;
constexpr u32 uniqueIdBase = 0x1FFF7590; // RM0434 section 41.1
constexpr u32 uniqueIdBytes = 12;
constexpr u32 uniqueNumber = 0x1FFF7580; // UID64 bits 31:0: docs/reference/hardware.md 1.3
constexpr u32 deviceIdCode = 0xE0042000; // DBGMCU_IDCODE: RM0434 section 40.9.1

/// Byte 0 of BackupMemory is the most significant byte of register 0.
u32 shiftOf(u32 position)
{
    return 24 - position % 4 * 8;
}

bool isBackup(u32 position, u32 count)
{
    if (position >= backupBytes || count > backupBytes - position)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return false;
    }
    return true;
}

} // namespace

u32 HAL(NativeSystem_get_ResetCause)(Ref&)
{
    return drivers::system::resetCause();
}

i32 HAL(NativeSystem_get_BuildTarget)(Ref&)
{
    return interop::buildTarget;
}

u32 HAL(NativeSystem_get_UniqueNumber)(Ref&)
{
    return bus::read32(uniqueNumber);
}

void HAL(NativeSystem_ReadOtp__Int32_ByteArray_Int32)(Ref&, i32 offset, Ref& buffer, i32 count)
{
    u8* bytes = range(buffer, 0, count);
    if (bytes == nullptr)
    {
        return;
    }
    if (offset < 0 || static_cast<u32>(offset) + static_cast<u32>(count) > FLASH::otpSize)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return;
    }
    drivers::system::readOtp(static_cast<u32>(offset), bytes, static_cast<u32>(count));
}

void HAL(NativeSystem_Reset)(Ref&)
{
    while (true)
    {
        drivers::system::reset();
    }
}

i64 HAL(NativeClock_get_Milliseconds)(Ref&)
{
    return drivers::clock::milliseconds();
}

void HAL(NativeClock_Sleep__Int32)(Ref&, i32 milliseconds)
{
    portSleep(milliseconds);
}

i32 HAL(NativePower_get_BatteryPercent)(Ref&)
{
    return drivers::power::batteryPercent();
}

bool HAL(NativePower_get_IsCharging)(Ref&)
{
    return drivers::power::isCharging();
}

i32 nanoFramework_Hardware_Stm32_BackupMemory_get_Size()
{
    return backupBytes;
}

void nanoFramework_Hardware_Stm32_BackupMemory_ReadBytes__UInt32_ByteArray(u32 position, Ref& destination)
{
    u8* bytes = range(destination, 0, 0);
    if (bytes == nullptr || !isBackup(position, lengthOf(destination)))
    {
        return;
    }
    for (u32 i = 0; i < lengthOf(destination); ++i)
    {
        bytes[i] = static_cast<u8>(drivers::system::readBackup((position + i) / 4) >> shiftOf(position + i));
    }
}

/// Each register is written once, whole: after a loss of power it holds its old value or the new one.
void nanoFramework_Hardware_Stm32_BackupMemory_WriteBytes__UInt32_ByteArray(u32 position, Ref& source)
{
    const u8* bytes = range(source, 0, 0);
    const u32 count = bytes == nullptr ? 0 : lengthOf(source);
    if (bytes == nullptr || !isBackup(position, count))
    {
        return;
    }
    for (u32 i = 0; i < count;)
    {
        const u32 index = (position + i) / 4;
        u32 value = drivers::system::readBackup(index);
        for (; i < count && (position + i) / 4 == index; ++i)
        {
            value &= ~(0xFFu << shiftOf(position + i));
            value |= static_cast<u32>(bytes[i]) << shiftOf(position + i);
        }
        drivers::system::writeBackup(index, value);
    }
}

void nanoFramework_Hardware_Stm32_Utilities_ReadUniqueId__ByteArray(Ref& data)
{
    u8* bytes = interop::atLeast(data, uniqueIdBytes);
    if (bytes != nullptr)
    {
        memcpy(bytes, bus::memory(uniqueIdBase), uniqueIdBytes);
    }
}

u32 nanoFramework_Hardware_Stm32_Utilities_ReadIdCode()
{
    return bus::read32(deviceIdCode);
}

} // namespace nano::natives
