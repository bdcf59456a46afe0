namespace FlipperUpdaterNano.Hal
{
    /// <summary>Battery gauge and charger.</summary>
    public interface IPower
    {
        /// <summary>Gets the state of charge in percent, or -1 if the gauge does not respond.</summary>
        int BatteryPercent { get; }

        /// <summary>
        /// Gets a value indicating whether external power is connected; <see langword="false"/> if the charger does not respond.
        /// </summary>
        bool IsCharging { get; }
    }
}
