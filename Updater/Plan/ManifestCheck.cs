using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Stage 1: checks the hardware target, the manifest, and the existence of the files that the manifest lists
    /// (docs/reference/stock-updater.md 1.4). The loader is also read and verified, unless an earlier boot of this update has done so.
    /// </summary>
    internal static class ManifestCheck
    {
        /// <summary>
        /// Size in bytes of the largest loader that firmware older than mid-2024 can load (docs/reference/stock-updater.md 4.2).
        /// </summary>
        private const int OldLoaderLimit = 131070;

        /// <summary>Size in bytes of the largest loader that the resume stub starts, equal to the size of SRAM1 below the stub.</summary>
        private const int StubLoaderLimit = 180224;

        private const int KnownVersion = 2;

        /// <summary>Reads the manifest into the context and checks it.</summary>
        /// <returns>True if there is a valid manifest.</returns>
        internal static bool Run(PreflightContext context)
        {
            int target = HardwareTarget.Read(context.Device.System);
            context.Progress.Report(Stage.Manifest, ErrorDetails.Manifest.WrongUpdater);
            int built = context.Device.System.BuildTarget;
            if (target != 0 && target != built)
            {
                Error(context, ErrorDetails.Manifest.WrongUpdater,
                    MessageFormat.Of("This updater is for target #; the device is #.", built, target));
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
                    MessageFormat.Of("The package has version #, not #.", (int)manifest.Version, KnownVersion));
            }

            context.Progress.Report(Stage.Manifest, ErrorDetails.Manifest.WrongTarget);
            if (target != 0 && manifest.Target != (uint)target)
            {
                Error(context, ErrorDetails.Manifest.WrongTarget,
                    MessageFormat.Of("The package is for target #; the device is #.", (int)manifest.Target, target));
            }

            CheckFiles(context, manifest);
            context.Progress.Report(Stage.Manifest, 100);
            return true;
        }

        private static bool Load(PreflightContext context)
        {
            try
            {
                context.Package = ManifestResult.Load(context.Device, context.ManifestPath);
                return true;
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
            ICardFile file = context.Open(manifest.Loader, Stage.Manifest, ErrorDetails.Manifest.NoLoader);
            if (file == null)
            {
                return;
            }

            using (file)
            {
                if (file.Length > OldLoaderLimit)
                {
                    context.Findings.Warning(
                        Stage.Manifest,
                        MessageFormat.Of(
                            "@ has # bytes; firmware before mid-2024 loads up to #.", manifest.Loader, (int)file.Length, OldLoaderLimit));
                }

                if (file.Length > StubLoaderLimit && manifest.Resume.Length > 0)
                {
                    Error(
                        context, ErrorDetails.Manifest.ResumeStubDamaged,
                        MessageFormat.Of("@ has # bytes; the stub loads up to #.", manifest.Loader, (int)file.Length, StubLoaderLimit));
                }

                try
                {
                    if (!context.Resumes && context.ReadTo(file, file.Length, 0) != manifest.LoaderCrc)
                    {
                        Error(context, ErrorDetails.Manifest.LoaderCrcMismatch, DamagedText(manifest.Loader));
                    }
                }
                catch (CardIoException e)
                {
                    Error(context, ErrorDetails.Manifest.LoaderReadError, e.Message);
                }
            }
        }

        // The stub is read in every boot, because it is small and any boot may have to write it.
        private static void CheckStub(PreflightContext context, UpdateManifest manifest)
        {
            const int damaged = ErrorDetails.Manifest.ResumeStubDamaged;
            bool isArmed = ResumeStub.ArmedPage(context.Device.Flash) != 0;
            if (manifest.Resume.Length == 0 || (isArmed && !context.Exists(context.Package.PathOf(manifest.Resume))))
            {
                return;
            }

            ICardFile file = context.Open(manifest.Resume, Stage.Manifest, damaged);
            if (file == null)
            {
                return;
            }

            string fault;
            using (file)
            {
                try
                {
                    fault = ReadStub(context, file, manifest);
                }
                catch (CardIoException e)
                {
                    fault = e.Message;
                }
            }

            // The stub that page 0 already starts can be used instead of the package's.
            if (fault != null && isArmed)
            {
                context.Findings.Warning(Stage.Manifest, fault);
            }
            else if (fault != null)
            {
                Error(context, damaged, fault);
            }
        }

        /// <summary>Reads the stub into the context.</summary>
        /// <returns>The reason why the stub cannot be used, or <see langword="null"/> if it can be used.</returns>
        private static string ReadStub(PreflightContext context, ICardFile file, UpdateManifest manifest)
        {
            PageMap map = new PageMap(context.Package.PathOf(manifest.Resume), 0, ResumeStub.Pages);
            uint length = file.Length;
            uint crc = 0;
            bool isStub = true;
            for (int page = 0; page < ResumeStub.Pages && file.Position < length; page++)
            {
                int offset = (int)file.Position;
                int count = (int)length - offset < FlashGeometry.PageSize ? (int)length - offset : FlashGeometry.PageSize;
                crc = context.ReadBlock(file, count, crc);
                context.MapPage(map, page, offset, count);
                isStub = isStub && (page > 0 || ResumeStub.IsStub(context.Buffer, length));
            }

            if (file.Position < length)
            {
                return manifest.Resume + " is larger than two pages.";
            }

            if (crc != manifest.ResumeCrc)
            {
                return DamagedText(manifest.Resume);
            }

            if (map.Used == 0 || !isStub)
            {
                return manifest.Resume + " is not a resume stub.";
            }

            context.Stub = map;
            return null;
        }

        private static string DamagedText(string name)
        {
            return name + " is damaged: its CRC32 is wrong.";
        }

        private static void Error(PreflightContext context, int progress, string text)
        {
            context.Findings.Error(Stage.Manifest, progress, text);
        }
    }
}
