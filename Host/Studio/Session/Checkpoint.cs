using FlipperUpdaterNano.VirtualFlipper.Boot;

namespace FlipperUpdaterNano.Studio.Session
{
    /// <summary>
    /// The state of a run between two boots, when the updater has no state of its own: a copy of the device, which is never switched on,
    /// and the output of the run. A replay with the same inputs up to this state continues from here.
    /// </summary>
    /// <param name="Made">The copy of the device.</param>
    /// <param name="Boots">Progress of the boot sequence, which a replay continues.</param>
    /// <param name="Feed">The output of the run so far.</param>
    /// <param name="Counts">The progress of the run.</param>
    /// <param name="Inputs">The inputs made before the checkpoint.</param>
    internal sealed record Checkpoint(StudioDevice Made, BootProgress Boots, RunFeed Feed, RunCounts Counts, IReadOnlyList<Input> Inputs)
        : IDisposable
    {
        /// <summary>Gets a value indicating whether no boot has begun, in which case any updater can continue from here.</summary>
        public bool IsArmed => Made.Device.Boot == 0;

        /// <summary>Determines whether a run passes through this state before it reaches its goal.</summary>
        /// <param name="plan">The plan of a run that starts with the armed device.</param>
        public bool LeadsTo(RunPlan plan) => plan.Goal is { } goal && Counts.IsAhead(goal) && IsOn(plan.Inputs);

        /// <summary>Determines whether a run with the given inputs passes through this state.</summary>
        /// <param name="inputs">All inputs of the run.</param>
        public bool IsOn(IReadOnlyList<Input> inputs)
        {
            Input[] own = [.. Inputs.Where(Matters)];
            Input[] asked = [.. inputs.Where(Matters)];
            return own.Length <= asked.Length && own.Zip(asked).All(pair => IsSame(pair.First, pair.Second))
                && asked.Skip(own.Length).All(input => Counts.IsAhead(input.At));
        }

        /// <summary>Splits the inputs of a run that passes through this state.</summary>
        /// <param name="inputs">All inputs of the run.</param>
        /// <returns>The inputs made before this state, including cuts that are still armed, and the inputs that follow.</returns>
        public (IReadOnlyList<Input> Made, IReadOnlyList<Input> Pending) Divide(IReadOnlyList<Input> inputs)
        {
            ILookup<bool, Input> byTime = inputs.ToLookup(input => Counts.IsAhead(input.At));
            return ([.. byTime[false]], [.. byTime[true]]);
        }

        /// <inheritdoc/>
        public void Dispose() => (Made.Engine as IDisposable)?.Dispose();

        // A cut at a later operation has not affected the device yet.
        private bool Matters(Input input) => input.Cut is not { } cut || cut.Number <= Counts.Operations;

        private static bool IsSame(Input left, Input right) => left.Action == right.Action && left.At == right.At;
    }
}
