#include "power.hpp"

#include "drivers/i2c/i2c.hpp"

namespace drivers::power
{

namespace
{

constexpr uint32_t tries = 3;
constexpr uint8_t gauge = 0xAA;
constexpr uint8_t stateOfCharge = 0x2C;
constexpr uint8_t charger = 0xD6;
constexpr uint8_t chargerStatus = 0x0B;
constexpr uint8_t powerGood = 1 << 2;

} // namespace

int batteryPercent()
{
    for (uint32_t i = 0; i < tries; ++i)
    {
        uint8_t word[2];
        if (i2c::read(gauge, stateOfCharge, word, sizeof word) && word[0] <= 100 && word[1] == 0)
        {
            return word[0];
        }
    }
    return -1;
}

bool isCharging()
{
    uint8_t status;
    return i2c::read(charger, chargerStatus, &status, 1) && (status & powerGood) != 0;
}

} // namespace drivers::power
