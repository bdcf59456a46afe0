using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>A device in its state after a cut, before it is switched on again.</summary>
    /// <param name="Now">Device time of the cut.</param>
    /// <param name="Played">The device, which the receiver of the candidate must dispose of.</param>
    internal sealed record CutCandidate(CutPoint Cut, long Now, PlayedDevice Played);
}
