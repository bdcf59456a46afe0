using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>A completed boot of a sequence.</summary>
    /// <param name="Why">Source and cause of the reset that began the boot; empty for a power-on.</param>
    public sealed record BootRecord(ResetCause Cause, string Why, RestState State, long Milliseconds);
}
