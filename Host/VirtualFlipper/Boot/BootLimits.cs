using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>Limits on a sequence of boots.</summary>
    /// <param name="Boots">Maximum number of boots.</param>
    /// <param name="Nanoseconds">Maximum virtual time in nanoseconds.</param>
    public sealed record BootLimits(int Boots = 64, long Nanoseconds = 24 * 3600 * VirtualTime.Second);
}
