using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Fupd.Disturbances
{
    /// <summary>The power cuts, faults and key presses of a run.</summary>
    internal sealed record RunDisturbances
    {
        /// <summary>Gets an empty set of disturbances.</summary>
        public static RunDisturbances None { get; } = new();

        /// <summary>
        /// Gets the power cuts, in order. Each cut after the first applies to the run that follows the previous cut; the numbering of
        /// operations continues across cuts.
        /// </summary>
        public IReadOnlyList<CutPoint> Cuts { get; init; } = [];

        /// <summary>Gets the power cuts that are specified by a moment of the run.</summary>
        public IReadOnlyList<CutAtMoment> MomentCuts { get; init; } = [];

        /// <summary>Gets a value indicating whether the device stays off after the last cut.</summary>
        public bool StaysOff { get; init; }

        /// <summary>Gets a value indicating whether a cut clears the backup registers.</summary>
        public bool LosesRegisters { get; init; }

        /// <summary>Gets the faults.</summary>
        public IReadOnlyList<Fault> Faults { get; init; } = [];

        /// <summary>Gets the key presses.</summary>
        public IReadOnlyList<KeyPress> Presses { get; init; } = [];

        /// <summary>Gets the number of disturbances that are due at a device time that has not yet been reached.</summary>
        public int Timed => MomentCuts.Count(cut => cut.IsTimed) + Faults.Count(fault => fault.IsTimed)
            + Presses.Count(press => press.IsTimed);

        /// <summary>
        /// Schedules the pending disturbances on a copy of the device; the copy already shows the effects of past disturbances.
        /// </summary>
        /// <param name="copy">The copy, which is switched off, made by <see cref="VirtualDevice.CopyWithRun"/>.</param>
        /// <returns>The disturbances for the copy's run.</returns>
        public RunDisturbances CopyFor(VirtualDevice copy) => this with
        {
            MomentCuts = [.. MomentCuts.Select(cut => cut.CopyFor(copy))],
            Faults = [.. Faults.Select(fault => fault.CopyFor(copy))],
            Presses = [.. Presses.Select(press => press.CopyFor(copy))],
        };

        /// <summary>Reads cut ids.</summary>
        /// <param name="ids">The ids, in chronological order of the cuts.</param>
        /// <exception cref="InputException">An id is malformed, or the ids are not in order.</exception>
        public static IReadOnlyList<CutPoint> ParseCuts(IReadOnlyList<string> ids)
        {
            List<CutPoint> cuts = [];
            foreach (string id in ids)
            {
                try
                {
                    cuts.Add(CutPoint.Parse(id));
                }
                catch (FormatException error)
                {
                    throw new InputException($"--cut {id}: {error.Message} --operations FILE lists the operations of a run");
                }

                if (cuts.Count > 1 && cuts[^1].Number <= cuts[^2].Number)
                {
                    throw new InputException(
                        $"--cut {id}: operation {cuts[^1].Number} does not follow the power-on after {ids[cuts.Count - 2]}; "
                        + "the numbering continues across cuts");
                }
            }

            return cuts;
        }

        /// <summary>Schedules the faults and key presses.</summary>
        /// <param name="device">The device, which is switched off; its card contains the package.</param>
        /// <param name="packageFolder">Path of the package folder on the card.</param>
        /// <param name="isChip">Whether the update runs on the emulator.</param>
        /// <returns>
        /// An action to call after the run; it restores the properties that the faults changed and that a saved device would otherwise
        /// keep.
        /// </returns>
        public Action Arrange(VirtualDevice device, string packageFolder, bool isChip)
        {
            foreach (CutAtMoment cut in MomentCuts)
            {
                cut.Arrange(device);
            }

            List<Action> restores = [.. Faults.Select(fault => fault.Arrange(device, packageFolder, isChip))];
            restores.Reverse();

            foreach (KeyPress press in Presses)
            {
                press.Arrange(device);
            }

            return () => restores.ForEach(restore => restore());
        }

        /// <summary>Checks after the run that each scheduled fault and key press has occurred.</summary>
        /// <exception cref="InputException">The run ended before a disturbance occurred.</exception>
        public void CheckMoments()
        {
            if (Faults.Select(fault => fault.Missed).Concat(Presses.Select(press => press.Missed)).FirstOrDefault(missed => missed != null)
                is { } never)
            {
                throw new InputException(
                    $"{never}: the run ends before this time; --operations FILE lists operations, their times and stages");
            }
        }
    }
}
