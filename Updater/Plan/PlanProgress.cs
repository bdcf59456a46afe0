using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Computes the progress bar: the percentage of the whole update, according to the plan's expected times. The percentage never
    /// decreases, even across the resets of the radio step, because the value shown last is stored in
    /// <see cref="UpdateRegister.ShownIndex"/>. That register affects only the bar.
    /// </summary>
    /// <remarks>
    /// The upper half of the register holds the update's tag, as in <see cref="UpdateRegister"/>, so the value is valid for one update
    /// only.
    /// </remarks>
    public sealed class PlanProgress
    {
        // Percentage of the bar for the checks of the first boot, before the plan is known.
        private const int CheckShare = 10;

        private const uint TagMask = 0xFFFF0000;

        // The checks that take time, each with its stage and its range of percentages on the bar. The ranges follow the stock updater's
        // weights (docs/reference/stock-updater.md 1.1).
        private static readonly byte[] s_checks =
        {
            (byte)Stage.Manifest, 0, 3, (byte)Stage.RadioCheck, 3, 4, (byte)Stage.DfuCheck, 4, 6, (byte)Stage.ResourceCheck, 6, CheckShare,
        };

        private readonly IBackupRegisters _registers;
        private UpdatePlan _plan;
        private int _percent;

        /// <summary>Creates the progress, which starts at the value shown before the last reset, or at 0 if there is none.</summary>
        /// <param name="registers">The device's backup registers.</param>
        public PlanProgress(IBackupRegisters registers)
        {
            _registers = registers;
            uint shown = registers.Read(UpdateRegister.ShownIndex);
            uint tag = UpdateRegister.TagOf(registers);
            _percent = tag != 0 && (shown & TagMask) == tag && (shown & ~TagMask) <= 100 ? (int)(shown & ~TagMask) : 0;
        }

        /// <summary>Starts computing the progress from the plan.</summary>
        /// <param name="update">
        /// The update with its plan. If the stored value belongs to another update, the bar continues from the end of the checks.
        /// </param>
        public void Begin(PreparedUpdate update)
        {
            _plan = update.Plan;
            if (!new UpdateRegister(_registers, update.Package.Crc).Has(UpdateRegister.AnyMark) && _percent > CheckShare)
            {
                _percent = CheckShare;
            }
        }

        /// <summary>Computes the progress of the whole update.</summary>
        /// <param name="stage">The current stage.</param>
        /// <param name="progress">Progress of the stage in percent, 0 to 100.</param>
        /// <returns>0 to 100 percent. The value never decreases.</returns>
        public int Overall(Stage stage, int progress)
        {
            int percent = _plan == null ? OfChecks(stage, progress) : OfPlan(stage, progress);
            if (percent > _percent)
            {
                _percent = percent;
                uint tag = UpdateRegister.TagOf(_registers);
                if (_plan != null && tag != 0)
                {
                    _registers.Write(UpdateRegister.ShownIndex, tag | (uint)percent);
                }
            }

            return _percent;
        }

        private static int OfChecks(Stage stage, int progress)
        {
            for (int i = 0; i < s_checks.Length; i += 3)
            {
                if (s_checks[i] == (int)stage)
                {
                    return s_checks[i + 1] + ((s_checks[i + 2] - s_checks[i + 1]) * progress / 100);
                }
            }

            return 0;
        }

        private int OfPlan(Stage stage, int progress)
        {
            int before = 0;
            PlanStep[] steps = _plan.Steps;
            for (int i = 0; i < steps.Length; i++)
            {
                if (steps[i].Stage == stage)
                {
                    return (int)((((long)before * 100) + ((long)steps[i].Milliseconds * progress)) / _plan.Milliseconds);
                }

                before += steps[i].Milliseconds;
            }

            return 0;
        }
    }
}
