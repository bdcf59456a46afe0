using FlipperUpdaterNano.VirtualFlipper.Boot;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>
    /// A run between two boots, where the updater has no state of its own: a copy of the device, never switched on, and what the run has
    /// shown. A repetition continues from there if it has the same inputs up to there.
    /// </summary>
    /// <param name="Made">The copy.</param>
    /// <param name="Boots">The boots of the sequence that it continues.</param>
    /// <param name="Feed">What the run has shown.</param>
    /// <param name="Counts">How far the run has come.</param>
    /// <param name="Inputs">The inputs made until then.</param>
    internal sealed record Checkpoint(StudioDevice Made, BootProgress Boots, RunFeed Feed, RunCounts Counts, IReadOnlyList<Input> Inputs)
        : IDisposable
    {
        /// <summary>Gets a value indicating whether no boot has begun, so that any updater may continue.</summary>
        public bool IsArmed => Made.Device.Boot == 0;

        /// <summary>Determines whether a run comes through this state on its way to its goal.</summary>
        /// <param name="plan">The run, from the armed device on.</param>
        public bool LeadsTo(RunPlan plan) => plan.Goal is { } goal && Counts.IsAhead(goal) && IsOn(plan.Inputs);

        /// <summary>Determines whether a run with these inputs comes through this state.</summary>
        /// <param name="inputs">All its inputs.</param>
        public bool IsOn(IReadOnlyList<Input> inputs)
        {
            Input[] own = [.. Inputs.Where(Matters)];
            Input[] asked = [.. inputs.Where(Matters)];
            return own.Length <= asked.Length && own.Zip(asked).All(pair => IsSame(pair.First, pair.Second))
                && asked.Skip(own.Length).All(input => Counts.IsAhead(input.At));
        }

        /// <summary>Divides the inputs of a run that comes through this state.</summary>
        /// <param name="inputs">All its inputs.</param>
        /// <returns>Those made before it, cuts that are armed in it included, and those that follow.</returns>
        public (IReadOnlyList<Input> Made, IReadOnlyList<Input> Pending) Divide(IReadOnlyList<Input> inputs)
        {
            ILookup<bool, Input> byTime = inputs.ToLookup(input => Counts.IsAhead(input.At));
            return ([.. byTime[false]], [.. byTime[true]]);
        }

        /// <inheritdoc/>
        public void Dispose() => (Made.Engine as IDisposable)?.Dispose();

        // A cut at a later operation has changed nothing yet.
        private bool Matters(Input input) => input.Cut is not { } cut || cut.Number <= Counts.Operations;

        private static bool IsSame(Input left, Input right) => left.Action == right.Action && left.At == right.At;
    }
}
