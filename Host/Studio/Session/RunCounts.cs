using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The progress of a run.</summary>
    /// <param name="Position">The last stop point reached.</param>
    /// <param name="Screens">Number of distinct screens shown.</param>
    /// <param name="Waits">Number of times the updater has started waiting for input.</param>
    /// <param name="Offs">Number of times the device has been switched on after it was off or in a final state.</param>
    /// <param name="Operations">Number of operations that have begun.</param>
    internal sealed record RunCounts(Position Position, int Screens = 0, int Waits = 0, int Offs = 0, long Operations = 0)
    {
        /// <summary>Gets the last cut that the run has handled.</summary>
        public CutPoint? LastCut { get; init; }

        /// <summary>Gets a value indicating whether the user caused the power cut that ends the current boot.</summary>
        public bool IsUsersCut { get; init; }

        /// <summary>Determines whether the run has yet to reach a position.</summary>
        public bool IsAhead(Position position) => position.Number > position.Gate switch
        {
            GateKind.Operation => Operations,
            GateKind.Screen => Screens,
            GateKind.Wait => Waits,
            _ => Offs,
        };
    }
}
