#pragma once

#include "register.hpp"

namespace registers
{

/// Serial peripheral interface 2: RM0434, chapter SPI.
struct SPI2
{
    static constexpr uint32_t base = 0x40003800;

    struct CR1 : Register<base + 0x00>
    {
        static constexpr Field master{2}, baud{3, 3}, enable{6}, internalSelect{8}, softwareSelect{9};
    };
    struct CR2 : Register<base + 0x04>
    {
        static constexpr Field dataSize{8, 4}, receiveThreshold{12};
    };
    struct SR : Register<base + 0x08>
    {
        static constexpr Field received{0}, transmitEmpty{1}, overrun{6}, busy{7}, receiveLevel{9, 2}, transmitLevel{11, 2};
    };
    static constexpr uint32_t data = base + 0x0C; // accessed as a byte, for one frame of 8 bits
};

/// Inter-integrated circuit 1: RM0434, chapter I2C.
struct I2C1
{
    static constexpr uint32_t base = 0x40005400;

    struct CR1 : Register<base + 0x00>
    {
        static constexpr Field enable{0};
    };
    struct CR2 : Register<base + 0x04>
    {
        static constexpr Field address{0, 10}, read{10}, start{13}, bytes{16, 8}, autoEnd{25};
    };
    struct TIMINGR : Register<base + 0x10>
    {
    };
    struct ISR : Register<base + 0x18>
    {
        static constexpr Field transmit{1}, received{2}, notAcknowledged{4}, stopped{5}, busError{8}, arbitrationLost{9}, busy{15};
    };
    struct ICR : Register<base + 0x1C>
    {
        static constexpr Field notAcknowledged{4}, stopped{5}, busError{8}, arbitrationLost{9};
    };
    struct RXDR : Register<base + 0x24>
    {
    };
    struct TXDR : Register<base + 0x28>
    {
    };
};

/// Universal synchronous/asynchronous receiver/transmitter 1: RM0434, chapter USART.
struct USART1
{
    static constexpr uint32_t base = 0x40013800;

    struct CR1 : Register<base + 0x00>
    {
        static constexpr Field enable{0}, transmit{3};
    };
    struct BRR : Register<base + 0x0C>
    {
    };
    struct ISR : Register<base + 0x1C>
    {
        static constexpr Field complete{6}, transmitEmpty{7}, transmitAcknowledged{21};
    };
    struct TDR : Register<base + 0x28>
    {
    };
};

/// Real-time clock and backup registers: RM0434, chapter RTC.
struct RTC
{
    static constexpr uint32_t base = 0x40002800;
    static constexpr uint32_t backupRegisters = 20;

    struct TR : Register<base + 0x00>
    {
        static constexpr Field secondUnits{0, 4}, secondTens{4, 3}, minuteUnits{8, 4}, minuteTens{12, 3}, hourUnits{16, 4}, hourTens{20, 2};
    };
    struct DR : Register<base + 0x04>
    {
        static constexpr Field dayUnits{0, 4}, dayTens{4, 2}, monthUnits{8, 4}, monthTens{12, 1}, yearUnits{16, 4}, yearTens{20, 4};
    };

    static uint32_t readBackup(uint32_t index)
    {
        return bus::read32(base + 0x50 + 4 * index);
    }
    static void writeBackup(uint32_t index, uint32_t value)
    {
        bus::write32(base + 0x50 + 4 * index, value);
    }
};

} // namespace registers
