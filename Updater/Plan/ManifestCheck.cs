using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Stage 1: the hardware, the manifest, and that the files it names are there (docs/reference/stock-updater.md 1.4). Of them
    /// the loader is read here, unless an earlier boot of this update has verified it.
    /// </summary>
    internal static class ManifestCheck
    {
        /// <summary>Bytes of the largest loader that firmware older than mid-2024 can load (docs/reference/stock-updater.md 4.2).</summary>
        private const int OldLoaderLimit = 131070;

        private const uint StubLimit = 2 * FlashGeometry.PageSize;
        private const int KnownVersion = 2;

        /// <summary>Reads the manifest into the context and checks it.</summary>
        /// <returns>Whether there is a manifest to go on with.</returns>
        internal static bool Run(PreflightContext context)
        {
            int target = HardwareTarget.Read(context.Device.System);
            context.Progress.Report(Stage.Manifest, ErrorDetails.Manifest.WrongUpdater);
            int built = context.Device.System.BuildTarget;
            if (target != 0 && target != built)
            {
                Error(context, ErrorDetails.Manifest.WrongUpdater,
                    MessageFormat.Of("This updater is for target #, the device is #.", built, target));
            }

            context.Progress.Report(Stage.Manifest, ErrorDetails.Manifest.Unreadable);
            if (!Load(context))
            {
                return false;
            }

            UpdateManifest manifest = context.Manifest;
            if (manifest.Version != KnownVersion)
            {
                Error(context, ErrorDetails.Manifest.WrongVersion,
                    MessageFormat.Of("The package has version #, known is #.", (int)manifest.Version, KnownVersion));
            }

            context.Progress.Report(Stage.Manifest, ErrorDetails.Manifest.WrongTarget);
            if (target != 0 && manifest.Target != (uint)target)
            {
                Error(context, ErrorDetails.Manifest.WrongTarget,
                    MessageFormat.Of("The package is for target #, the device is #.", (int)manifest.Target, target));
            }

            CheckFiles(context, manifest);
            context.Progress.Report(Stage.Manifest, 100);
            return true;
        }

        private static bool Load(PreflightContext context)
        {
            try
            {
                using (ICardFile file = CardReading.Open(context.Device.Card, context.ManifestPath))
                {
                    if (file.Length > UpdateManifest.MaximumLength)
                    {
                        throw new MalformedException(
                            MessageFormat.Of("The manifest has # bytes, the most is #.", (int)file.Length, UpdateManifest.MaximumLength));
                    }

                    byte[] text = new byte[file.Length];
                    CardReading.ReadExactly(file, text, 0, text.Length);
                    IBytes bytes = context.Device.Bytes;
                    context.Package = new ManifestResult(
                        context.ManifestPath, UpdateManifest.Parse(bytes, text, text.Length), bytes.Crc32(0, text, 0, text.Length));
                    return true;
                }
            }
            catch (CardIoException e)
            {
                Error(context, ErrorDetails.Manifest.Unreadable, e.Message);
            }

            return false;
        }

        private static void CheckFiles(PreflightContext context, UpdateManifest manifest)
        {
            context.Progress.Report(Stage.Manifest, ErrorDetails.Manifest.NoFirmware);
            if (manifest.Firmware.Length > 0 && !context.Exists(context.Package.PathOf(manifest.Firmware)))
            {
                Error(context, ErrorDetails.Manifest.NoFirmware, "The package has no file " + manifest.Firmware + ".");
            }

            CheckLoader(context, manifest);
            CheckStub(context, manifest);
            context.Progress.Report(Stage.Manifest, ErrorDetails.Manifest.NoRadio);
            if (manifest.Radio.Length == 0)
            {
                return;
            }

            if (!context.Exists(context.Package.PathOf(manifest.Radio)))
            {
                Error(context, ErrorDetails.Manifest.NoRadio, "The package has no file " + manifest.Radio + ".");
            }
            else if (manifest.RadioVersion[5] == 0)
            {
                Error(context, ErrorDetails.Manifest.NoRadio, "'Radio version' has no stack type.");
            }
            else if (manifest.RadioAddress == 0 || manifest.RadioCrc == 0)
            {
                Error(
                    context, ErrorDetails.Manifest.NoRadio, manifest.RadioCrc == 0 ? "'Radio CRC' is empty." : "'Radio address' is empty.");
            }
        }

        private static void CheckLoader(PreflightContext context, UpdateManifest manifest)
        {
            uint length = CheckImage(
                context, manifest.Loader, manifest.LoaderCrc, ErrorDetails.Manifest.NoLoader, ErrorDetails.Manifest.LoaderCrcMismatch,
                ErrorDetails.Manifest.LoaderReadError);
            if (length > OldLoaderLimit)
            {
                context.Findings.Warning(
                    Stage.Manifest,
                    MessageFormat.Of("@ has # bytes, firmware older than mid-2024 loads #.", manifest.Loader, (int)length, OldLoaderLimit));
            }
        }

        private static void CheckStub(PreflightContext context, UpdateManifest manifest)
        {
            const int damaged = ErrorDetails.Manifest.ResumeStubDamaged;
            if (manifest.Resume.Length > 0
                && CheckImage(context, manifest.Resume, manifest.ResumeCrc, damaged, damaged, damaged) > StubLimit)
            {
                Error(context, damaged, manifest.Resume + " is larger than two pages.");
            }
        }

        /// <summary>Checks the CRC32 of a file that the manifest names.</summary>
        /// <returns>Its length; 0 when it is not there.</returns>
        private static uint CheckImage(PreflightContext context, string name, uint crc, int missing, int damaged, int unreadable)
        {
            ICardFile file = context.Open(name, Stage.Manifest, missing);
            if (file == null)
            {
                return 0;
            }

            uint length = file.Length;
            try
            {
                if (!context.Resumes && context.ReadTo(file, length, 0) != crc)
                {
                    Error(context, damaged, name + " is damaged: its CRC32 is not the manifest's.");
                }
            }
            catch (CardIoException e)
            {
                Error(context, unreadable, e.Message);
            }
            finally
            {
                file.Close();
            }

            return length;
        }

        private static void Error(PreflightContext context, int progress, string text)
        {
            context.Findings.Error(Stage.Manifest, progress, text);
        }
    }
}
