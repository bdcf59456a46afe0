#pragma once

/// Battery gauge BQ27220 (Texas Instruments SLUUBD4A) and charger BQ25896 (SLUSC76C).
namespace drivers::power
{

/// State of charge in percent, or -1 after three missing or invalid responses from the gauge.
int batteryPercent();

/// Whether external power is present (the charger's PG_STAT bit).
bool isCharging();

} // namespace drivers::power
