using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>The battery gauge and the charger, whose state is set from outside the device and survives every reset.</summary>
    public sealed class Battery : ISnapshotPart
    {
        /// <summary>Gets or sets the state of charge in percent, 0 to 100.</summary>
        public int Percent { get; set; } = 80;

        /// <summary>Gets or sets a value indicating whether external power is connected.</summary>
        public bool IsCharging { get; set; }

        /// <summary>Gets or sets a value indicating whether the gauge does not respond.</summary>
        public bool GaugeIsSilent { get; set; }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            Percent = archive.Value(Percent);
            IsCharging = archive.Value(IsCharging);
            GaugeIsSilent = archive.Value(GaugeIsSilent);
        }

        internal void CopyFrom(Battery other)
        {
            Percent = other.Percent;
            IsCharging = other.IsCharging;
            GaugeIsSilent = other.GaugeIsSilent;
        }
    }
}
