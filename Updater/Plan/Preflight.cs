using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Everything that is known before anything is changed: reads every byte of every file of a package once, checks it against itself and
    /// against the device, and makes the plan. The device and <c>fupd doctor</c> run the same checks.
    /// </summary>
    /// <remarks>
    /// The radio step resets the chip some six times, and each boot begins here. Until the last reset only what the boot needs is checked
    /// again: the first boot has verified the rest, and the boot after the last reset, that of the option bytes included, verifies the
    /// firmware once more before the flash is touched. The result of the resources is kept by <see cref="ResourceIndex"/>; a radio image
    /// that is installed and the loader are not read again: the firmware's loader has compared this file with its CRC in each boot.
    /// Changes neither flash, option bytes nor the radio stack. It starts CPU2 when the package has a radio image, and it writes
    /// and deletes one byte on the card to see that the card can be written, and the index. A power loss at any point leaves the device
    /// as it was.
    /// </remarks>
    public static class Preflight
    {
        /// <summary>On the device: finds the package through the pointer file and stops at the first error.</summary>
        /// <param name="device">The device, its card mounted.</param>
        /// <param name="progress">Receives the progress.</param>
        /// <returns>The verified update.</returns>
        /// <exception cref="UpdateException">The update is refused; the device is as it was.</exception>
        public static PreparedUpdate Run(IDevice device, IStageProgress progress)
        {
            progress.Report(Stage.Manifest, ErrorDetails.Manifest.NoPointer);
            string path;
            try
            {
                path = UpdatePointer.Find(device);
            }
            catch (CardIoException e)
            {
                throw new UpdateException(Stage.Manifest, ErrorDetails.Manifest.NoPointer, e.Message);
            }

            Findings findings = new Findings(true);
            PreparedUpdate update = Examine(new PreflightContext(device, progress, findings, path, true));
            Finding[] notes = findings.ToArray();
            for (int i = 0; i < notes.Length; i++)
            {
                progress.Note(notes[i].Text);
            }

            return update;
        }

        /// <summary>Examines a package.</summary>
        /// <param name="device">The device, its card mounted.</param>
        /// <param name="progress">Receives the progress.</param>
        /// <param name="findings">Receives what is found.</param>
        /// <param name="manifestPath">Path of the manifest on the card.</param>
        /// <returns>The update, with its plan only if there is no error; <see langword="null"/> when there is no manifest to speak
        /// of.</returns>
        /// <exception cref="UpdateException">The first error, when <paramref name="findings"/> stops at errors.</exception>
        public static PreparedUpdate Examine(IDevice device, IStageProgress progress, Findings findings, string manifestPath)
        {
            return Examine(new PreflightContext(device, progress, findings, manifestPath, false));
        }

        private static PreparedUpdate Examine(PreflightContext context)
        {
            if (!CardCheck.IsPresent(context) || !ManifestCheck.Run(context))
            {
                return null;
            }

            RadioResult radio = RadioCheck.Run(context);
            bool resumes = context.Resumes;
            OptionByteData optionBytes = resumes && !radio.Changes ? OptionByteCheck.Run(context, radio) : null;
            bool endsInReset = optionBytes == null ? resumes && radio.Changes : optionBytes.NeedsProgramming(context.Device.OptionBytes);
            context.Progress.Report(Stage.Power, 0);
            PowerCheck.Run(context.Device, context.Package.Crc, radio, context.Findings);
            PageMap firmware = null;
            uint splashBytes = 0;
            InternalStorageTargets storage = InternalStorageTargets.None;
            if (!endsInReset)
            {
                firmware = FirmwareCheck.Run(context, radio.SecureStart, out storage);
                optionBytes = optionBytes ?? OptionByteCheck.Run(context, radio);
                splashBytes = SplashCheck.Run(context);
            }

            InternalStorageResult internalStorage = InternalStorageCheck.Run(context, radio, firmware, splashBytes, storage, endsInReset);
            ResourceResult resources = new ResourceResult(0, 0, 0, 0, 0);
            if (!endsInReset)
            {
                resources = CheckResources(context, internalStorage.CardBytes, splashBytes);
            }

            StubPlace stub = StubPlace.Find(context, radio, firmware, internalStorage.Blocks);
            PreparedUpdate update = new PreparedUpdate(
                context.Package, radio, endsInReset, firmware, optionBytes, splashBytes, internalStorage, resources, stub,
                context.Findings.HasError ? null : context.Device);
            WarnOfStub(context, update);
            return update;
        }

        private static ResourceResult CheckResources(PreflightContext context, uint storageBytes, uint splashBytes)
        {
            ResourceResult known = context.HasBegun ? ResourceIndex.Read(context) : null;
            ResourceResult resources = known ?? ResourceCheck.Run(context);
            CardCheck.Run(context, storageBytes, splashBytes, resources);
            if (context.MayResume && known == null)
            {
                ResourceIndex.Write(context, resources);
            }

            return resources;
        }

        private static void WarnOfStub(PreflightContext context, PreparedUpdate update)
        {
            bool isMissing = context.Stub != null && !update.Stub.Stays && update.Stub.Image == null;
            if (isMissing && update.Plan != null && update.Plan.FirmwareChanges)
            {
                context.Findings.Warning(
                    Stage.FlashWrite, "No room for the resume stub: after a power loss the device would need a computer.");
            }
        }
    }
}
