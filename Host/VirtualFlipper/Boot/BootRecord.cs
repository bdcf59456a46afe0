using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>One boot of a sequence.</summary>
    /// <param name="Why">Source and reason of the reset; empty for a power-on.</param>
    public sealed record BootRecord(ResetCause Cause, string Why, RestState State, long Milliseconds);
}
