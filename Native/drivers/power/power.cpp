#include "power.hpp"

#include "drivers/i2c/i2c.hpp"

namespace drivers::power
{

namespace
{

constexpr uint8_t gauge = 0xAA;
constexpr uint8_t stateOfCharge = 0x2C;
constexpr uint8_t charger = 0xD6;
constexpr uint8_t chargerStatus = 0x0B;
constexpr uint8_t powerGood = 1 << 2;

} // namespace

int batteryPercent()
{
    uint8_t word[2];
    const bool answered = i2c::read(gauge, stateOfCharge, word, sizeof word);
    const int percent = word[0] | word[1] << 8;
    return answered && percent <= 100 ? percent : -1;
}

bool isCharging()
{
    uint8_t status;
    return i2c::read(charger, chargerStatus, &status, 1) && (status & powerGood) != 0;
}

} // namespace drivers::power
