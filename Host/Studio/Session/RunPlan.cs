namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The inputs that a run replays, and its first stop point.</summary>
    /// <param name="Inputs">The inputs to replay.</param>
    /// <param name="Goal">The position up to which the run does not pause; <see langword="null"/> if there is none.</param>
    internal sealed record RunPlan(IReadOnlyList<Input> Inputs, Position? Goal)
    {
        /// <summary>Gets a value indicating whether the run is held at the goal or, without a goal, at the first stop point.</summary>
        public bool IsPaused { get; init; }

        /// <summary>Gets the ratio of device time to wall-clock time; 0 for unlimited.</summary>
        public double Speed { get; init; }
    }
}
