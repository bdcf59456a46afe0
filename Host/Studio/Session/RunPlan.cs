namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>The start of a run: inputs to repeat, and its first stop.</summary>
    /// <param name="Inputs">Inputs to repeat.</param>
    /// <param name="Goal">Up to where it runs without pause, or <see langword="null"/>.</param>
    internal sealed record RunPlan(IReadOnlyList<Input> Inputs, Position? Goal)
    {
        /// <summary>Gets a value indicating whether the run is held at the first gate, or at the goal.</summary>
        public bool IsPaused { get; init; }

        /// <summary>Gets the factor of device time to wall time; 0: as fast as it can.</summary>
        public double Speed { get; init; }
    }
}
