#pragma once

#include "drivers/card/sd_card.hpp"
#include "drivers/clock/clock.hpp"
#include "drivers/spi/spi.hpp"
#include "model/card_model.hpp"
#include "pins.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace fixture
{

using drivers::card::SdCard;

/// Fixture: the card driver before initialisation, with a card of 4 MiB in the slot.
class Card : public testing::Test
{
protected:
    Card() : chip(8192), spi(bus, &chip, nullptr)
    {
        drivers::clock::start();
        drivers::spi::start();
        SdCard::start(board::pins::cardPins);
        for (size_t i = 0; i < chip.bytes.size(); ++i)
        {
            chip.bytes[i] = static_cast<uint8_t>(i ^ i >> 9);
        }
        bus.background = [this]
        {
            if (spi.powerCycles != seenCycles)
            {
                seenCycles = spi.powerCycles;
                chip.powerUp();
            }
        };
    }

    bool sawCommand(uint8_t number) const
    {
        return std::find(chip.commands.begin(), chip.commands.end(), number) != chip.commands.end();
    }

    model::FakeBus bus;
    model::CardModel chip;
    model::SpiModel spi;
    SdCard card;
    uint32_t seenCycles = 0;
    uint8_t data[512 * 20];
};

} // namespace fixture
