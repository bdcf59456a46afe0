// Tests the display: initialisation of both panels, a frame, and a hung bus.
#include "drivers/clock/clock.hpp"
#include "drivers/display/display.hpp"
#include "drivers/spi/spi.hpp"
#include "model/spi_model.hpp"
#include "pins.hpp"

#include <cstring>
#include <gtest/gtest.h>

using namespace drivers;

namespace
{

/// Model of the panel: decodes bytes with D/C low as commands and stores bytes with D/C high.
class PanelModel final : public model::SpiChip
{
public:
    uint8_t exchange(uint8_t byte) override
    {
        if (!spi->displayData)
        {
            commands.push_back(byte);
            column = (byte & 0xF0) == 0x10 ? (column & 0x0F) | (byte & 0x0F) << 4 : (byte & 0xF0) == 0 ? (column & 0xF0) | byte : column;
            page = (byte & 0xF0) == 0xB0 ? byte & 0x0F : page;
        }
        else if (page < 8 && column < 132)
        {
            memory[page * 132 + column++] = byte;
        }
        return 0xFF;
    }
    void select(bool) override
    {
    }

    model::SpiModel* spi = nullptr;
    std::vector<uint8_t> commands;
    uint8_t memory[9 * 132] = {};
    uint32_t column = 0, page = 0;
};

class Display : public testing::Test
{
protected:
    Display() : spi(bus, nullptr, &panel)
    {
        panel.spi = &spi;
        clock::start();
    }

    model::FakeBus bus;
    PanelModel panel;
    model::SpiModel spi;
};

TEST_F(Display, IsResetAndInitialisedForItsPanel)
{
    spi::start();
    display::start(board::pins::displayPins, display::Panel::Erc);
    EXPECT_TRUE(spi.displayResetHigh);
    EXPECT_EQ(panel.commands, (std::vector<uint8_t>{0xE2, 0xA2, 0xA0, 0xC8, 0x40, 0x25, 0x81, 0x20, 0x2F, 0xA4, 0xAF}));
    EXPECT_EQ(spi.kilohertz, 4000u);
    panel.commands.clear();
    display::start(board::pins::displayPins, display::Panel::Mgg);
    EXPECT_EQ(panel.commands[5], 0x26);
    EXPECT_EQ(panel.commands[7], 0x1C);
}

TEST_F(Display, ShowsAFramePageByPage)
{
    spi::start();
    display::start(board::pins::displayPins, display::Panel::Erc);
    uint8_t frame[display::frameBytes];
    for (uint32_t i = 0; i < sizeof frame; ++i)
    {
        frame[i] = static_cast<uint8_t>(i * 37 + 5);
    }
    display::show(frame);
    for (uint32_t page = 0; page < 8; ++page)
    {
        EXPECT_EQ(std::memcmp(panel.memory + page * 132, frame + page * 128, 128), 0) << page;
        EXPECT_EQ(panel.memory[page * 132 + 128], 0) << "the panel's spare columns are not written";
    }
}

TEST_F(Display, GivesUpOnAHungBus)
{
    spi::start();
    spi.stuck = true;
    const uint8_t frame[display::frameBytes] = {};
    const uint64_t before = bus.cycles() / 64;
    display::start(board::pins::displayPins, display::Panel::Erc);
    display::show(frame);
    EXPECT_LT(bus.cycles() / 64 - before, 2'000'000u);
}

} // namespace
