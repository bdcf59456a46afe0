#pragma once

/// Battery gauge BQ27220 (Texas Instruments SLUUBD4A) and charger BQ25896 (SLUSC76C).
namespace drivers::power
{

/// State of charge in percent, or -1 when the gauge does not answer or answers nonsense three times.
int batteryPercent();

/// Whether external power is there: the charger's PG_STAT.
bool isCharging();

} // namespace drivers::power
