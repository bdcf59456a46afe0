using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Performs all checks before the update changes the device. The preflight reads every byte of every file of a package once, validates
    /// the package by itself and against the device, and creates the plan. The device and <c>fupd doctor</c> run the same checks.
    /// </summary>
    /// <remarks>
    /// The radio step resets the chip about six times, and each boot starts with the preflight. From the second boot until the last reset,
    /// each boot repeats only the checks that this boot itself needs, because the first boot has verified everything. The boot after the
    /// last reset (including that of the option bytes) verifies the firmware again before the flash is changed. The result of the resource
    /// check is stored by <see cref="ResourceIndex"/>. An installed radio image is not read again. The loader is not read again either,
    /// because the stock loader verifies its CRC in each boot. The preflight does not change flash, option bytes or the radio stack. The
    /// preflight has five side effects: CPU2 is started if the package contains a radio image; an unfinished or duplicate backup of an
    /// interrupted attempt is deleted; the log of earlier attempts is deleted if it takes the space that is missing on the card; a file of
    /// one byte is written and deleted to check that the card is writable; and the index is written. A power loss at any point leaves the
    /// device unchanged.
    /// </remarks>
    public static class Preflight
    {
        /// <summary>Finds the package through the pointer file, checks it, and stops at the first error. Used on the device.</summary>
        /// <param name="device">The device, with its card mounted.</param>
        /// <param name="progress">Receives the progress.</param>
        /// <param name="omitsRest">
        /// Whether only the firmware is installed, because settings, resources or splash cannot be used; these are then not checked.
        /// </param>
        /// <returns>The verified update.</returns>
        /// <exception cref="UpdateException">The update is refused; the device is unchanged.</exception>
        public static PreparedUpdate Run(IDevice device, IStageProgress progress, bool omitsRest)
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
            PreparedUpdate update = Examine(new PreflightContext(device, progress, findings, path, true) { OmitsRest = omitsRest });
            Finding[] notes = findings.ToArray();
            for (int i = 0; i < notes.Length; i++)
            {
                progress.Note(notes[i].Text);
            }

            return update;
        }

        /// <summary>Checks a package.</summary>
        /// <param name="device">The device, with its card mounted.</param>
        /// <param name="progress">Receives the progress.</param>
        /// <param name="findings">Receives the findings.</param>
        /// <param name="manifestPath">Path of the manifest on the card.</param>
        /// <returns>The update, with its plan only if there is no error; <see langword="null"/> if there is no valid manifest.</returns>
        /// <exception cref="UpdateException">The first error, if <paramref name="findings"/> throws errors.</exception>
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
                splashBytes = context.OmitsRest ? 0 : SplashCheck.Run(context);
            }

            InternalStorageResult internalStorage = InternalStorageCheck.Run(context, radio, firmware, splashBytes, storage, endsInReset);
            ResourceResult resources = new ResourceResult(0, 0, 0, 0, 0);
            if (!endsInReset && !context.OmitsRest)
            {
                resources = CheckResources(context, internalStorage.CardBytes, splashBytes);
            }

            StubPlace stub = StubPlace.Find(context, radio, firmware, internalStorage.Blocks);
            RollbackPlan rollback = firmware == null || context.Findings.HasError
                ? null : RollbackPlan.Find(context, radio, internalStorage);
            PreparedUpdate update = new PreparedUpdate(
                context.Package, radio, endsInReset, firmware, optionBytes, splashBytes, internalStorage, resources, stub, rollback,
                context.Findings.HasError ? null : context.Device);
            ReportWaysBack(context, update);
            return update;
        }

        private static ResourceResult CheckResources(PreflightContext context, uint storageBytes, uint splashBytes)
        {
            // If an earlier boot has stored the result of the resource check, that boot has also checked the space for everything that this
            // boot may write.
            ResourceResult stored = ResourceIndex.Read(context);
            ResourceResult known = context.HasBegun ? stored : null;
            ResourceResult resources = known ?? ResourceCheck.Run(context);

            // An interrupted stage 13 has used part of the space, and may have orphaned clusters.
            bool isBegun = stored != null && context.Exists(context.Package.PathOf(ResourceIndex.ListName));
            CardCheck.Run(context, storageBytes, splashBytes, resources, known != null || isBegun);
            context.Space = null;
            if (context.MayResume && known == null && !context.IsFirmwareTouched)
            {
                ResourceIndex.Write(context, resources);
            }

            return resources;
        }

        private static void ReportWaysBack(PreflightContext context, PreparedUpdate update)
        {
            RollbackPlan rollback = update.Rollback;
            if (rollback != null && update.Keeps)
            {
                rollback.AddTo(context.Findings);
            }

            bool isMissing = context.Stub != null && !update.Stub.Stays && update.Stub.Image == null;
            if (isMissing && update.Plan != null && update.Plan.FirmwareChanges)
            {
                context.Findings.Warning(
                    Stage.FlashWrite, "No room for the resume stub: a power loss would need a computer.");
            }
        }
    }
}
