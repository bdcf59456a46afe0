using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>One boot of a sequence.</summary>
    /// <param name="Cause">The cause.</param>
    /// <param name="Why">Source and reason of the reset; empty for a power-on.</param>
    /// <param name="State">The started program.</param>
    /// <param name="Milliseconds">Its duration.</param>
    public sealed record BootRecord(ResetCause Cause, string Why, RestState State, long Milliseconds);
}
