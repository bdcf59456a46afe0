using System.Runtime.ExceptionServices;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>
    /// Runs a device once. At every cut point of a plan, copies the device in the state that the cut would leave, so that the update need
    /// not be repeated for each cut.
    /// </summary>
    internal sealed class CutWalk(SweepPlan plan)
    {
        /// <summary>Runs a device once for each torn result of the plan.</summary>
        /// <param name="start">Creates the device; the walk disposes of it.</param>
        /// <param name="wants">Selects cuts by number. Numbers start at 0, and each cut has the same number in every walk.</param>
        /// <param name="take">Receives each copy of the device.</param>
        /// <param name="ended">Receives each device after its walk, with the report of the walk.</param>
        public void Play(
            Func<PlayedDevice> start, Func<long, bool> wants, Action<CutCandidate> take, Action<PlayedDevice, BootReport> ended)
        {
            for (int pass = 0; pass < plan.Passes.Count; pass++)
            {
                using PlayedDevice played = start();
                long first = played.Device.Journal.Count + 1;
                IReadOnlyList<(int Index, SweepMode Mode)> modes = ModesOf(pass);
                ExceptionDispatchInfo? failure = null;
                played.Device.Journal.Reached += moment =>
                {
                    try
                    {
                        Visit(played, moment, moment.Cut.Number - first, modes, number => failure == null && wants(number), take);
                    }
                    catch (Exception error)
                    {
                        // An exception thrown here would propagate through the updater, which would report it as an internal error.
                        failure = ExceptionDispatchInfo.Capture(error);
                    }
                };
                BootReport report = played.SwitchOn();
                failure?.Throw();
                ended(played, report);
            }
        }

        private List<(int Index, SweepMode Mode)> ModesOf(int pass)
        {
            return
            [
                .. plan.Modes.Index().Where(mode => mode.Item.Mode == CutMode.Torn
                    ? mode.Item.Variant == plan.Passes[pass]
                    : pass == 0),
            ];
        }

        private void Visit(
            PlayedDevice played,
            CutMoment moment,
            long ordinal,
            IReadOnlyList<(int Index, SweepMode Mode)> modes,
            Func<long, bool> wants,
            Action<CutCandidate> take)
        {
            if (ordinal % plan.Every != 0)
            {
                return;
            }

            foreach ((int index, SweepMode mode) in modes.Where(mode => mode.Mode.Mode == moment.Cut.Mode))
            {
                if (wants((ordinal / plan.Every * plan.Modes.Count) + index))
                {
                    bool isReset = plan.By == StopKind.Reset;
                    VirtualDevice copy = isReset
                        ? played.Device.CopyResetAt(moment, mode.Variant)
                        : played.Device.CopyCutAt(moment, mode.Variant);
                    if (plan.LosesRegisters)
                    {
                        copy.Backup.Lose();
                    }

                    CutPoint cut = moment.Cut with { Variant = mode.Variant, IsReset = isReset };
                    take(new CutCandidate(cut, copy.Clock.Now, played.With(copy)));
                }
            }
        }
    }
}
