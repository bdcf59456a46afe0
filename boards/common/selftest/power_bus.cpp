#include "drivers/power/power.hpp"
#include "report.hpp"
#include "selftest.hpp"

namespace selftest
{

bool readPowerBus()
{
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
