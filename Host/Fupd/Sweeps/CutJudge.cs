using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Rtc;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>
    /// Determines the outcome of a cut. The judge only switches the device on; the updater runs only if the stock code starts it.
    /// </summary>
    internal sealed class CutJudge(SweptUpdate update, SweepPlan plan)
    {
        private const string FirstPage = "08000000";

        /// <summary>
        /// Checks whether a torn operation leaves the first words of flash undefined. No reordering of the update's operations can
        /// rule out such a cut.
        /// </summary>
        /// <param name="cut">The last cut.</param>
        /// <returns>Whether a hang after the cut is unavoidable.</returns>
        public static bool IsUnavoidable(CutPoint cut) =>
            cut is { Mode: CutMode.Torn, Operation: "flash.erase" or "flash.word", Where: FirstPage };

        /// <summary>Determines the outcome for a device in its final state after the last cut.</summary>
        /// <param name="played">The device, which has been switched off again.</param>
        /// <param name="hadTornOptions">Whether the option bytes did not match their complements before the device was switched on.</param>
        /// <param name="report">The result of the boots after power-on.</param>
        /// <returns>The outcome and its reason.</returns>
        public (CutOutcome Outcome, string Why) Judge(PlayedDevice played, bool hadTornOptions, BootReport report)
        {
            // A reset does not reload the option bytes, so a device whose option bytes do not match their complements keeps working
            // until the next power-on.
            bool hasTornOptions = hadTornOptions && !played.Device.Options.IsAreaValid;
            if (hasTornOptions && report.RestsAs != RestState.Hang && report.Ending is BootEnding.Rests or BootEnding.WaitsForPerson)
            {
                return (CutOutcome.TornOptions, LastError(played.Device) ?? report.Why);
            }

            if (report.Ending == BootEnding.WaitsForPerson)
            {
                return (CutOutcome.Lost, $"the updater stops: {LastError(played.Device) ?? report.Why}");
            }

            return report.RestsAs switch
            {
                _ when report.Ending is BootEnding.Hangs or BootEnding.TooManyBoots or BootEnding.TooLong => AfterRepair(
                    CutOutcome.Hang, played, report.Why),
                RestState.ResumeStub => (CutOutcome.Lost, report.Why),
                RestState.Hang => AfterRepair(CutOutcome.Hang, played, report.Why),
                RestState.SystemDfu => AfterRepair(CutOutcome.NeedsPc, played, report.Why),
                _ => WithFirmware(played),
            };
        }

        private static string? LastError(VirtualDevice device) =>
            device.Console.Lines.LastOrDefault(line => line.Text.StartsWith("error ", StringComparison.Ordinal))?.Text;

        private (CutOutcome Outcome, string Why) WithFirmware(PlayedDevice played)
        {
            string? difference = update.End.DifferenceAtEnd(played.Device, !plan.LosesRegisters);
            if (difference == null)
            {
                return (CutOutcome.CompletedAlone, string.Empty);
            }

            if ((update.Before.DifferenceBeforeStart(played.Device)
                ?? update.End.DifferenceOfRollback(played.Device, update.Before)) is { } lost)
            {
                string again = PlayAgain(played) is { } failure ? $"does not help: {failure}" : "repairs it";
                return (CutOutcome.Lost, $"{lost}; {difference}; starting the package again {again}");
            }

            return PlayAgain(played) is { } after
                ? (CutOutcome.Lost, $"the old firmware runs, and after starting the update again, {after}")
                : (CutOutcome.NotStarted, "the old firmware runs and the update is not armed, but package and pointer file remain");
        }

        /// <summary>Checks, once a computer has written the firmware, that nothing has been lost.</summary>
        private (CutOutcome Outcome, string Why) AfterRepair(CutOutcome outcome, PlayedDevice played, string why)
        {
            if (!Rescue.WriteFirmware(played.Device, update.Package))
            {
                return (outcome, why);
            }

            bool resumes = played.Device.Backup is { HasValidHeader: true, BootMode: BootMode.Update };
            string? difference = resumes ? Finish(played) : PlayAgain(played);
            return difference == null ? (outcome, why) : (CutOutcome.Lost, $"{why}; after the computer wrote the firmware, {difference}");
        }

        private string? PlayAgain(PlayedDevice played)
        {
            Rescue.StartFirmware(played.Device);
            Rescue.StartUpdate(played.Device, update.Package);
            played.TakeChangedCard();
            return Finish(played);
        }

        private string? Finish(PlayedDevice played)
        {
            BootReport report = played.SwitchOn();
            return report.Ending == BootEnding.Rests && report.RestsAs == RestState.Firmware
                ? update.End.DifferenceAtEnd(played.Device, false)
                : $"the update ends with: {LastError(played.Device) ?? report.Why}";
        }
    }
}
