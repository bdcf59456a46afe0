// Tests the log on USART1.
#include "drivers/clock/clock.hpp"
#include "drivers/console/console.hpp"
#include "model/spi_model.hpp"
#include "pins.hpp"

#include <gtest/gtest.h>

using namespace drivers;

namespace
{

class Console : public testing::Test
{
protected:
    Console() : spi(bus, nullptr, nullptr)
    {
        clock::start();
    }

    model::FakeBus bus;
    model::SpiModel spi;
};

TEST_F(Console, SendsEveryByteWithoutAReceiver)
{
    bus.plain(0x40013800);
    bus.plain(0x4001380C);
    bus.plain(0x40013828);
    bus.plain(0x4001381C, 1u << 21 | 1u << 7);
    console::start(board::pins::consoleTransmit, board::pins::usart1Function);
    EXPECT_EQ(bus.registerAt(0x4001380C), 0x116u);
    EXPECT_EQ(bus.registerAt(0x40013800), 1u | 1u << 3);
    console::write("Hi", 2);
    EXPECT_EQ(bus.writesTo(0x40013828), (std::vector<uint32_t>{'H', 'i'}));
    bus.registerAt(0x4001381C) = 0;
    const uint64_t before = bus.cycles() / 64;
    console::write("stuck", 5);
    EXPECT_LT(bus.cycles() / 64 - before, 10'000u);
}

TEST_F(Console, DropsTextWhenTheTransmitterIsNotReady)
{
    bus.plain(0x40013800);
    bus.plain(0x4001380C);
    bus.plain(0x40013828);
    bus.plain(0x4001381C, 1u << 7);
    const uint64_t before = bus.cycles() / 64;
    console::start(board::pins::consoleTransmit, board::pins::usart1Function);
    console::write("lost", 4);
    EXPECT_LT(bus.cycles() / 64 - before, 10'000u);
    EXPECT_TRUE(bus.writesTo(0x40013828).empty());
}

} // namespace
