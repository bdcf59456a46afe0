#include "drivers/system/system.hpp"

#include "board.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/power/power.hpp"
#include "drivers/registers/flash.hpp"
#include "drivers/registers/serial.hpp"
#include "interop/arguments.hpp"
#include "version.g.hpp"

#include <cstring>

using interop::range;
using registers::FLASH;
using registers::RTC;

namespace nano::natives
{

namespace
{

constexpr uint32_t backupBytes = RTC::backupRegisters * 4;
constexpr uint32_t uniqueIdBase = 0x1FFF7590; // RM0434, chapter Device electronic signature
constexpr uint32_t uniqueIdBytes = 12;
constexpr uint32_t uniqueNumber = 0x1FFF7580; // UID64 bits 31:0: docs/reference/hardware.md 1.3
constexpr uint32_t deviceIdCode = 0xE0042000; // DBGMCU_IDCODE: RM0434, chapter Debug support

/// Byte 0 of BackupMemory is the most significant byte of register 0.
uint32_t shiftOf(uint32_t position)
{
    return 24 - position % 4 * 8;
}

bool isBackup(uint32_t position, uint32_t count)
{
    if (position >= backupBytes || count > backupBytes - position)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return false;
    }
    return true;
}

} // namespace

uint32_t NativeSystem_get_ResetCause(Ref&)
{
    return drivers::system::resetCause();
}

int32_t NativeSystem_get_BuildTarget(Ref&)
{
    return interop::buildTarget;
}

int32_t NativeSystem_ReadVersion__ByteArray(Ref&, Ref& buffer)
{
    constexpr char version[] = FUPD_BUILD_VERSION;
    constexpr int32_t length = sizeof version - 1;
    uint8_t* bytes = range(buffer, 0, length);
    if (bytes == nullptr)
    {
        return 0;
    }
    std::memcpy(bytes, version, length);
    return length;
}

uint32_t NativeSystem_get_UniqueNumber(Ref&)
{
    return bus::read32(uniqueNumber);
}

void NativeSystem_ReadOtp__Int32_ByteArray_Int32(Ref&, int32_t offset, Ref& buffer, int32_t count)
{
    uint8_t* bytes = range(buffer, 0, count);
    if (bytes == nullptr)
    {
        return;
    }
    if (offset < 0 || static_cast<uint32_t>(offset) + static_cast<uint32_t>(count) > FLASH::otpSize)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return;
    }
    drivers::system::readOtp(static_cast<uint32_t>(offset), bytes, static_cast<uint32_t>(count));
}

void NativeSystem_Reset(Ref&)
{
    while (true)
    {
        drivers::system::reset();
    }
}

int64_t NativeClock_get_Milliseconds(Ref&)
{
    return drivers::clock::milliseconds();
}

void NativeClock_Sleep__Int32(Ref&, int32_t milliseconds)
{
    if (milliseconds < 0)
    {
        raiseFromNative(TypeArgumentOutOfRange);
        return;
    }
    drivers::clock::sleep(milliseconds);
}

int32_t NativePower_get_BatteryPercent(Ref&)
{
    return drivers::power::batteryPercent();
}

bool NativePower_get_IsCharging(Ref&)
{
    return drivers::power::isCharging();
}

int32_t nanoFramework_Hardware_Stm32_BackupMemory_GetSize()
{
    return backupBytes;
}

void nanoFramework_Hardware_Stm32_BackupMemory_ReadBytes__UInt32_ByteArray(uint32_t position, Ref& destination)
{
    uint8_t* bytes = range(destination, 0, 0);
    if (bytes == nullptr || !isBackup(position, lengthOf(destination)))
    {
        return;
    }
    for (uint32_t i = 0; i < lengthOf(destination); ++i)
    {
        bytes[i] = static_cast<uint8_t>(drivers::system::readBackup((position + i) / 4) >> shiftOf(position + i));
    }
}

/// Each register is written once, so after power loss it holds either its old value or the new one.
void nanoFramework_Hardware_Stm32_BackupMemory_WriteBytes__UInt32_ByteArray(uint32_t position, Ref& source)
{
    const uint8_t* bytes = range(source, 0, 0);
    const uint32_t count = bytes == nullptr ? 0 : lengthOf(source);
    if (bytes == nullptr || !isBackup(position, count))
    {
        return;
    }
    for (uint32_t i = 0; i < count;)
    {
        const uint32_t index = (position + i) / 4;
        uint32_t value = drivers::system::readBackup(index);
        for (; i < count && (position + i) / 4 == index; ++i)
        {
            value &= ~(0xFFu << shiftOf(position + i));
            value |= static_cast<uint32_t>(bytes[i]) << shiftOf(position + i);
        }
        drivers::system::writeBackup(index, value);
    }
}

void nanoFramework_Hardware_Stm32_Utilities_NativeGetDeviceUniqueId__ByteArray(Ref& data)
{
    uint8_t* bytes = interop::atLeast(data, uniqueIdBytes);
    if (bytes != nullptr)
    {
        memcpy(bytes, bus::memory(uniqueIdBase), uniqueIdBytes);
    }
}

uint32_t nanoFramework_Hardware_Stm32_Utilities_NativeGetDeviceId()
{
    return bus::read32(deviceIdCode) & 0xFFF;
}

uint32_t nanoFramework_Hardware_Stm32_Utilities_NativeGetDeviceRevisionId()
{
    return bus::read32(deviceIdCode) >> 16;
}

} // namespace nano::natives
