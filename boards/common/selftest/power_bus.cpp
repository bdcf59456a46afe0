#include "drivers/i2c/i2c.hpp"
#include "drivers/leds/leds.hpp"
#include "drivers/power/power.hpp"
#include "report.hpp"
#include "selftest.hpp"

namespace selftest
{

namespace
{

namespace i2c = drivers::i2c;

/// 8-bit addresses.
constexpr uint8_t ledDriver = 0x60;
constexpr uint8_t gauge = 0xAA;
constexpr uint8_t charger = 0xD6;
constexpr uint8_t nothing = 0x10;

/// Returns 1 if the chip acknowledges its address and register 0 can be read; otherwise returns 0.
uint32_t answers(uint8_t chip)
{
    uint8_t value;
    return i2c::read(chip, 0, &value, 1) ? 1 : 0;
}

void readAddresses()
{
    report::fact("i2c.led-driver-answers", answers(ledDriver));
    report::fact("i2c.gauge-answers", answers(gauge));
    report::fact("i2c.charger-answers", answers(charger));
    report::fact("i2c.unused-address-answers", answers(nothing));
    const uint8_t reset[] = {0x0D, 0xFF}; // resets the LED driver, which might not acknowledge the byte
    report::fact("i2c.led-reset-acknowledged", i2c::write(ledDriver, reset, sizeof reset) ? 1 : 0);
    report::fact("i2c.led-driver-starts-again", drivers::leds::start() ? 1 : 0);
}

} // namespace

bool readPowerBus()
{
    readAddresses();
    constexpr uint32_t reads = 1000;
    uint32_t failures = 0;
    int least = 100;
    int most = 0;
    for (uint32_t i = 0; i < reads; ++i)
    {
        const int percent = drivers::power::batteryPercent();
        if (percent < 0)
        {
            ++failures;
            continue;
        }
        least = percent < least ? percent : least;
        most = percent > most ? percent : most;
    }
    report::fact("power.reads", reads);
    report::fact("power.failed-reads", failures);
    report::fact("power.battery-least", static_cast<uint32_t>(least));
    report::fact("power.battery-most", static_cast<uint32_t>(most));
    report::fact("power.charging", drivers::power::isCharging() ? 1 : 0);
    return failures < reads;
}

} // namespace selftest
