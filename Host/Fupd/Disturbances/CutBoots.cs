using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Fupd.Disturbances
{
    /// <summary>Runs the boots of a device, with power cuts or resets at the requested operations.</summary>
    internal static class CutBoots
    {
        /// <summary>Runs the device to its final state.</summary>
        /// <param name="device">The device, which is switched off.</param>
        /// <param name="engine">Runs the updater.</param>
        /// <returns>All boots and the final state.</returns>
        /// <exception cref="InputException">The run does not reach the operation of a cut.</exception>
        public static BootReport Play(VirtualDevice device, IUpdaterEngine engine, RunDisturbances disturbances)
        {
            List<BootReport> parts = [];
            foreach (CutPoint cut in disturbances.Cuts)
            {
                parts.Add(PlayTo(cut, device, engine));
                if (disturbances.LosesRegisters && !cut.IsReset)
                {
                    device.Backup.Lose();
                }
            }

            if (!disturbances.StaysOff || parts.Count == 0)
            {
                parts.Add(BootSequence.Play(device, engine));
            }

            BootReport last = parts[^1];
            return parts.Count == 1 && !disturbances.LosesRegisters
                ? last
                : last with
                {
                    Boots = [.. parts.SelectMany(part => part.Boots)],
                    Milliseconds = parts.Sum(part => part.Milliseconds),
                    RestsAs = last.Ending == BootEnding.PowerLost ? StockBoot.WouldBoot(device) : last.RestsAs,
                };
        }

        // The journal receives the number of the operation to cut, without the operation's name. If the journal checked the name, its
        // exception would propagate through the updater's stack frames.
        private static BootReport PlayTo(CutPoint cut, VirtualDevice device, IUpdaterEngine engine)
        {
            long before = device.Journal.Count;
            if (cut.Number <= before)
            {
                throw new InputException(
                    $"--cut {cut}: operations 1 to {before} precede this power-on; the numbering continues across cuts");
            }

            device.Journal.Arm(cut with { Operation = null, Where = null });
            BootReport report = BootSequence.Play(device, engine);
            bool isStopped = report.Ending is BootEnding.PowerLost or BootEnding.ResetFromOutside;
            if (!isStopped || device.Journal.Armed != null || device.Journal.LastCut is not { } made)
            {
                throw new InputException(
                    $"--cut {cut}: the run ends after operation {device.Journal.Count} and never reaches the cut; --operations FILE "
                    + "lists the operations");
            }

            bool isSame = (cut.Operation == null || cut.Operation == made.Operation) && (cut.Where == null || cut.Where == made.Where);
            return isSame
                ? report
                : throw new InputException(
                    $"--cut {cut}: operation {cut.Number} of this run is {made.Operation}@{made.Where}; the id belongs to another package, "
                    + "device or engine");
        }
    }
}
