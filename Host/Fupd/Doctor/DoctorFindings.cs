using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Fupd.Doctor
{
    /// <summary>Runs the updater's own preflight on the desktop, on a temporary copy of the device.</summary>
    internal static class DoctorFindings
    {
        // FUS resets the chip a few times during an operation; a device that keeps resetting is faulty.
        private const int MostResets = 20;

        /// <summary>Examines a package.</summary>
        /// <param name="device">A copy of the device, switched off. The package is copied to the card of this copy.</param>
        /// <param name="cardFree">
        /// The number of clusters to leave free on the card in addition to those of the package (see <see cref="NearlyFullCard.Limit"/>);
        /// <see langword="null"/> to keep the card's capacity.
        /// </param>
        /// <returns>All findings, and the plan.</returns>
        public static DoctorReport Of(VirtualDevice device, Package package, string? cardFree = null)
        {
            if (!device.Card.IsInserted)
            {
                return Refusal(new DoctorFinding("error", (int)Stage.CardCheck, 0, "There is no SD card in the device."));
            }

            CardPackage place = CardPackage.Copy(device, package);
            place.Arm(device);
            if (cardFree != null)
            {
                NearlyFullCard.Limit(device, cardFree);
            }

            BootDecision boot = StockBoot.Decide(device, true);
            DoctorReport report = Examine(device, place.ManifestPath).With(LoaderFindings(package));
            if (!report.IsRefused && boot.State != RestState.Updater)
            {
                int progress = boot.DeclinesManifest ? 30 : 20;
                return Refusal(
                    [.. report.Findings, new DoctorFinding(
                        "error", (int)Stage.Manifest, progress, $"The device does not start the updater. {boot.Why}")]);
            }

            return report;
        }

        /// <summary>Examines the package on the card of a device that is armed with this package.</summary>
        /// <param name="device">A copy of the device, switched off.</param>
        /// <returns>All findings, and the plan.</returns>
        public static DoctorReport OfArmed(VirtualDevice device)
        {
            if (!device.Card.IsInserted)
            {
                return Refusal(new DoctorFinding("error", (int)Stage.CardCheck, 0, "There is no SD card in the device."));
            }

            MockDevice mock = new(device);
            CardStatus mounted = mock.Card.Mount();
            if (mounted != CardStatus.Ok)
            {
                return Refusal(CannotMount(mounted));
            }

            try
            {
                string path = UpdatePointer.Find(mock);
                return Examine(device, path);
            }
            catch (Exception e) when (e is MalformedException or CardIoException)
            {
                return Refusal(new DoctorFinding("error", (int)Stage.Manifest, 20, e.Message));
            }
        }

        private static DoctorReport Examine(VirtualDevice device, string manifestPath)
        {
            for (int resets = 0; ; resets++)
            {
                try
                {
                    MockDevice mock = new(device);
                    Findings findings = new(false);
                    CardStatus mounted = mock.Card.Mount();
                    if (mounted != CardStatus.Ok)
                    {
                        return Refusal(CannotMount(mounted));
                    }

                    PreparedUpdate? update = Preflight.Examine(mock, new Silent(), findings, manifestPath);
                    List<DoctorFinding> all = [.. findings.ToArray().Select(DoctorFinding.Of)];
                    DurationEstimate? duration = null;
                    if (update?.Plan is not null)
                    {
                        all.AddRange(ResourceRehearsal.Run(device, mock, update, out ResourceWork? work));
                        duration = new DurationEstimate(update.Plan, update.Resources, work);
                    }

                    return new DoctorReport { Findings = [], Plan = update?.Plan, Duration = duration }.With(all);
                }
                catch (DeviceResetException) when (resets < MostResets)
                {
                    // CPU2 has completed an operation and reset the chip; the next boot repeats the checks, as on a real device.
                }
            }
        }

        // The preflight cannot check the loader, because the preflight is part of the loader.
        private static IEnumerable<DoctorFinding> LoaderFindings(Package package)
        {
            if (PackageDescription.LoaderOf(package) is not { } loader)
            {
                yield break;
            }

            if (StartCheck.LoaderFault(loader) is { } fault)
            {
                yield return new DoctorFinding("error", (int)Stage.ImageCheck, DoctorFinding.CannotStart, fault);
            }
            else if (StartCheck.LoaderWarning(loader) is { } warning)
            {
                yield return new DoctorFinding("warning", (int)Stage.ImageCheck, 0, warning);
            }
        }

        private static DoctorFinding CannotMount(CardStatus status) => new(
            "error", (int)Stage.CardCheck, 0, status == CardStatus.PartitionedAsGpt
                ? "The SD card has a GPT, which the Flipper does not read; format it in the Flipper."
                : "The SD card has no readable file system.");

        private static DoctorReport Refusal(params IReadOnlyList<DoctorFinding> findings) =>
            new() { Findings = findings, Plan = null, Duration = null };
    }
}
