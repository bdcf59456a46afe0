// Tests the reset cause, backup registers, calendar, one-time-programmable area and reset.
#include "drivers/clock/clock.hpp"
#include "drivers/system/system.hpp"
#include "model/spi_model.hpp"

#include <cstring>
#include <gtest/gtest.h>

using namespace drivers;

namespace
{

class System : public testing::Test
{
protected:
    System() : spi(bus, nullptr, nullptr), otp(1024, 0xFF)
    {
        bus.memoryAt(0x1FFF7000, otp);
        clock::start();
        bus.plain(0x58000094, 0x1C000003);
        bus.plain(0x58000400, 0x00000200);
        bus.plain(0x40002800, 0x00175942); // 17:59:42
        bus.plain(0x40002804, 0x0026A805 & 0x00FF1F3F);
        for (uint32_t i = 0; i < 20; ++i)
        {
            bus.plain(0x40002850 + 4 * i, 0x1000 + i);
        }
        system::start();
    }

    model::FakeBus bus;
    model::SpiModel spi;
    std::vector<uint8_t> otp;
};

TEST_F(System, KeepsTheResetFlagsOfThisBoot)
{
    EXPECT_EQ(system::resetCause(), 0x1C000000u);
}

TEST_F(System, ReadsAndWritesBackupRegistersWithTheDomainOpen)
{
    EXPECT_EQ(bus.registerAt(0x58000400), 0x00000300u);
    EXPECT_EQ(system::readBackup(19), 0x1013u);
    system::writeBackup(1, 0xDEADBEEF);
    EXPECT_EQ(bus.registerAt(0x40002854), 0xDEADBEEF);
}

TEST_F(System, ConvertsTheCalendarToFatTime)
{
    EXPECT_EQ(system::fatTime(), ((46u << 9 | 8 << 5 | 5) << 16) | 17 << 11 | 59 << 5 | 21);
}

TEST_F(System, ReadsTheBoardFromTheOtpArea)
{
    EXPECT_EQ(system::hardwareVersion(), 0) << "an empty area has no version";
    EXPECT_FALSE(system::hasMggDisplay());
    const uint8_t image[] = {0xBE, 0xBA, 2, 0, 0, 0, 0, 0, 12, 7, 9, 6, 2};
    std::copy(std::begin(image), std::end(image), otp.begin());
    EXPECT_EQ(system::hardwareVersion(), 12);
    EXPECT_TRUE(system::hasMggDisplay());
    otp[2] = 1;
    EXPECT_FALSE(system::hasMggDisplay()) << "the older layout has the colour at this offset";
}

TEST_F(System, ReadsTheOtpAreaByteByByte)
{
    for (size_t i = 0; i < otp.size(); ++i)
    {
        otp[i] = static_cast<uint8_t>(i * 3 + 1);
    }
    uint8_t bytes[5];
    system::readOtp(1019, bytes, sizeof bytes);
    EXPECT_EQ(std::memcmp(bytes, otp.data() + 1019, sizeof bytes), 0);
    EXPECT_EQ(system::hardwareVersion(), 0) << "an area without the magic number is ignored";
}

TEST_F(System, ConvertsTheLimitsOfTheCalendarToFatTime)
{
    bus.registerAt(0x40002800) = 0x00000000;
    bus.registerAt(0x40002804) = 0x00002101; // 2000-01-01, stored as a Monday
    EXPECT_EQ(system::fatTime(), (20u << 9 | 1 << 5 | 1) << 16);
    bus.registerAt(0x40002800) = 0x00235959;
    bus.registerAt(0x40002804) = 0x0099F231; // 2099-12-31
    EXPECT_EQ(system::fatTime(), ((119u << 9 | 12 << 5 | 31) << 16) | 23 << 11 | 59 << 5 | 29);
}

TEST_F(System, RequestsAResetWithTheKey)
{
    bus.plain(0xE000ED0C);
    system::reset();
    EXPECT_EQ(bus.registerAt(0xE000ED0C), 0x05FA0004u);
}

} // namespace
