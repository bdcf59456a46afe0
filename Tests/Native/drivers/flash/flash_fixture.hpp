#pragma once

#include "drivers/clock/clock.hpp"
#include "drivers/flash/flash.hpp"
#include "model/flash_model.hpp"

#include <gtest/gtest.h>

namespace fixture
{

using namespace drivers;
using flash::Status;
using model::FlashModel;

/// Fixture: the flash driver with erased flash and the clock started.
class Flash : public testing::Test
{
protected:
    Flash() : controller(bus)
    {
        clock::start();
        for (size_t i = 0; i < sizeof data; ++i)
        {
            data[i] = static_cast<uint8_t>(i * 7 + 1);
        }
    }

    static void erase(uint32_t page)
    {
        ASSERT_EQ(flash::beginErase(page), Status::Ok);
        ASSERT_EQ(flash::endErase(), Status::Ok);
    }

    uint64_t microseconds() const
    {
        return bus.cycles() / 64;
    }

    model::FakeBus bus;
    FlashModel controller;
    uint8_t data[4096];
};

} // namespace fixture
