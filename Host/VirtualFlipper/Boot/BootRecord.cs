using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>One boot of a sequence.</summary>
    /// <param name="Cause">What caused it.</param>
    /// <param name="Why">Who asked for the reset and why; empty for a power-on.</param>
    /// <param name="State">What started.</param>
    /// <param name="Milliseconds">How long it lasted.</param>
    public sealed record BootRecord(ResetCause Cause, string Why, RestState State, long Milliseconds);
}
