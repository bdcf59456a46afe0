using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>A device in the state after a cut, not yet switched on again.</summary>
    /// <param name="Now">Device time of the cut.</param>
    /// <param name="Played">The device. The consumer of the candidate disposes of it.</param>
    internal sealed record CutCandidate(CutPoint Cut, long Now, PlayedDevice Played);
}
