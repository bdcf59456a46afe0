#include "system.hpp"

#include "drivers/buttons/buttons.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/registers/core.hpp"
#include "drivers/registers/flash.hpp"
#include "drivers/registers/rcc.hpp"
#include "drivers/registers/serial.hpp"

#include <cstring>

namespace drivers::system
{

using registers::FLASH;
using registers::PWR;
using registers::RCC;
using registers::RTC;
using registers::SCB;

namespace
{

constexpr uint32_t resetLimit = 100'000; // microseconds

/// Offsets in the OTP area, in the layout used since 2020. Older layouts have different bytes at these offsets, so for boards with an
/// older layout the defaults are used.
constexpr uint8_t otpMagic[] = {0xBE, 0xBA};
constexpr uint32_t otpLayout = 2;
constexpr uint32_t otpHardwareVersion = 8;
constexpr uint32_t otpDisplay = 12;
constexpr uint8_t displayMgg = 2;

uint32_t cause;

uint8_t otpByte(uint32_t offset)
{
    uint8_t byte;
    readOtp(offset, &byte, 1);
    return byte;
}

bool hasOtpLayout(uint8_t least)
{
    uint8_t head[3];
    readOtp(0, head, sizeof head);
    return std::memcmp(head, otpMagic, sizeof otpMagic) == 0 && head[otpLayout] >= least && head[otpLayout] <= 2;
}

} // namespace

void start()
{
    cause = RCC::CSR::read() & RCC::CSR::resetFlags;
    RCC::APB1ENR1::set(RCC::APB1ENR1::rtcApb);
    PWR::CR1::set(PWR::CR1::disableBackupProtection);
    (void)PWR::CR1::read(); // the write takes effect with a delay
}

uint32_t resetCause()
{
    return cause;
}

void readOtp(uint32_t offset, uint8_t* data, uint32_t count)
{
    std::memcpy(data, bus::memory(FLASH::otpBase + offset), count);
}

uint8_t hardwareVersion()
{
    return hasOtpLayout(1) ? otpByte(otpHardwareVersion) : 0;
}

bool hasMggDisplay()
{
    return hasOtpLayout(2) && otpByte(otpDisplay) == displayMgg;
}

uint32_t readBackup(uint32_t index)
{
    return RTC::readBackup(index);
}

void writeBackup(uint32_t index, uint32_t value)
{
    RTC::writeBackup(index, value);
}

/// Returns the value of two BCD digits of a register. The fields are template arguments, because inlined code with constant fields is
/// smaller than a call.
template<auto Tens, auto Units>
uint32_t decimal(uint32_t word)
{
    return ((word & Tens.mask()) >> Tens.position) * 10 + ((word & Units.mask()) >> Units.position);
}

/// RM0434, chapter RTC: TR is read first; this locks DR until DR is read.
uint32_t fatTime()
{
    using TR = RTC::TR;
    using DR = RTC::DR;
    const uint32_t time = TR::read();
    const uint32_t date = DR::read();
    const uint32_t year = decimal<DR::yearTens, DR::yearUnits>(date) + 20; // FAT counts from 1980, the calendar from 2000
    const uint32_t month = decimal<DR::monthTens, DR::monthUnits>(date);
    const uint32_t day = decimal<DR::dayTens, DR::dayUnits>(date);
    const uint32_t hour = decimal<TR::hourTens, TR::hourUnits>(time);
    const uint32_t minute = decimal<TR::minuteTens, TR::minuteUnits>(time);
    const uint32_t second = decimal<TR::secondTens, TR::secondUnits>(time);
    return (year << 9 | month << 5 | day) << 16 | hour << 11 | minute << 5 | second / 2;
}

void reset()
{
    buttons::awaitOkReleased();
    bus::dataBarrier();
    SCB::AIRCR::write(SCB::AIRCR::key(SCB::AIRCR::keyValue) | SCB::AIRCR::systemReset());
    bus::dataBarrier();
    clock::delayMicroseconds(resetLimit);
}

} // namespace drivers::system
