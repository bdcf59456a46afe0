using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>Limits of a sequence of boots.</summary>
    /// <param name="Boots">Most boots.</param>
    /// <param name="Nanoseconds">Longest virtual time.</param>
    public sealed record BootLimits(int Boots = 64, long Nanoseconds = 24 * 3600 * VirtualTime.Second);
}
