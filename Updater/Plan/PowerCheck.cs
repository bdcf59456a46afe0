using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Stage 14: checks that the battery has enough charge to finish the update, or that a charger is connected. The check is part of the
    /// preflight and is repeated before each irreversible step. After the first irreversible step, finishing is safer than stopping, so the
    /// check then refuses only a level that the gauge cannot distinguish from empty (docs/reference/silicon.md 1.7).
    /// </summary>
    public static class PowerCheck
    {
        // Required charge in percent, which is also the progress value of stage 14's errors.
        private const int Least = ErrorDetails.Power.BelowLeast;
        private const int LeastForRadio = ErrorDetails.Power.BelowLeastForRadio;
        private const int LeastToFinish = 5;

        // Mask of the marks and counters of irreversible steps; at least one of these bits is set once such a step has started.
        private const int Begun = UpdateRegister.FlashTouched | UpdateRegister.InternalStorageTouched | UpdateRegister.OptionBytesTried
            | UpdateRegister.Deletes | UpdateRegister.Installs;

        /// <summary>Checks the battery.</summary>
        /// <param name="device">The device.</param>
        /// <param name="manifestCrc">CRC32 of the update's manifest.</param>
        /// <param name="radio">
        /// The state of CPU2, and whether its stack is replaced; a replacement takes longer and cannot be interrupted.
        /// </param>
        /// <exception cref="UpdateException"><c>[14-yy]</c>, where yy is the required percentage.</exception>
        public static void Ensure(IDevice device, uint manifestCrc, RadioResult radio)
        {
            Run(device, manifestCrc, radio, new Findings(true));
        }

        internal static void Run(IDevice device, uint manifestCrc, RadioResult radio, Findings findings)
        {
            CoprocessorInfo coprocessor = radio.Coprocessor;
            bool hasBegun = new UpdateRegister(device.BackupRegisters, manifestCrc).Has(Begun)
                || (ResumeStub.ArmedPage(device.Flash) != 0 && !radio.Changes)
                || (coprocessor != null && coprocessor.Mode == CoprocessorMode.Fus && !coprocessor.HasStack);
            int least = hasBegun ? LeastToFinish : radio.Changes ? LeastForRadio : Least;
            int percent = device.Power.BatteryPercent;
            if (percent >= least || device.Power.IsCharging || (percent < 0 && hasBegun))
            {
                return;
            }

            if (percent < 0)
            {
                findings.Error(Stage.Power, ErrorDetails.Power.Unknown, "The battery gauge does not respond, and there is no charger.");
                return;
            }

            findings.Error(
                Stage.Power,
                percent < Least ? Least : LeastForRadio,
                MessageFormat.Of("The battery is at # %; # % or a charger is needed.", percent, least));
        }
    }
}
