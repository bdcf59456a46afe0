using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>Stage 14: enough charge to finish, or a charger. Asked by the preflight and again before the first erase.</summary>
    public static class PowerCheck
    {
        // The detail is the charge that is needed.
        private const int Least = ErrorDetails.Power.BelowLeast;
        private const int LeastForRadio = ErrorDetails.Power.BelowLeastForRadio;

        /// <summary>Checks the battery.</summary>
        /// <param name="power">The device's power.</param>
        /// <param name="radioChanges">Whether the radio stack will be replaced, which takes longer and cannot be interrupted by
        /// choice.</param>
        /// <exception cref="UpdateException"><c>[14-yy]</c>, yy the percent that are needed.</exception>
        public static void Ensure(IPower power, bool radioChanges)
        {
            Run(power, radioChanges, new Findings(true));
        }

        internal static void Run(IPower power, bool radioChanges, Findings findings)
        {
            int least = radioChanges ? LeastForRadio : Least;
            int percent = power.BatteryPercent;
            if (percent >= least || power.IsCharging)
            {
                return;
            }

            if (percent < 0)
            {
                findings.Error(Stage.Power, ErrorDetails.Power.Unknown, "The battery gauge does not answer, and there is no charger.");
                return;
            }

            findings.Error(
                Stage.Power,
                percent < Least ? Least : LeastForRadio,
                MessageFormat.Of("The battery has # %, needed are # % or a charger.", percent, least));
        }
    }
}
