using System.Collections;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Determines whether the firmware in flash can be kept as a package on the card, and what this rollback package contains
    /// (docs/RESUME.md).
    /// </summary>
    /// <remarks>
    /// The old firmware is kept only if the new package contains a resume stub, and only while flash contains the complete old firmware.
    /// The old firmware ends at its volume or at the secure start; erased pages and resume stubs directly before that end are excluded.
    /// </remarks>
    public sealed class RollbackPlan
    {
        /// <summary>Path of the folder that contains the packages, with a trailing slash.</summary>
        public const string Root = "/ext/update/";

        /// <summary>Prefix of the names of rollback packages; a version follows.</summary>
        internal const string Prefix = "rollback-";

        /// <summary>
        /// Suffix of the name of a folder that is being removed: the folder of an old package, or of a package that had the new package's
        /// name.
        /// </summary>
        internal const string OldSuffix = ".old";

        // Space in bytes for manifest, backup record and log; and the number of files whose last cluster may be partly unused.
        private const int Others = 32 * 1024;
        private const int Files = 10;

        private long _needed;

        private RollbackPlan(int pages, ManifestResult radio)
        {
            Pages = pages;
            Radio = radio;
        }

        /// <summary>Gets the number of pages that the firmware in flash occupies, from page 0 on.</summary>
        public int Pages { get; }

        /// <summary>
        /// Gets a package on the card that contains the running stack's radio image; <see langword="null"/> if the stack is not replaced or
        /// no package contains its image.
        /// </summary>
        public ManifestResult Radio { get; }

        /// <summary>Gets the number of bytes read from and written to the card.</summary>
        public uint Bytes { get; private set; }

        /// <summary>
        /// Gets a value indicating whether the card has space for the package, and whether flash has space for its firmware after the
        /// update.
        /// </summary>
        public bool Fits { get; private set; }

        /// <summary>Examines the firmware in flash.</summary>
        /// <param name="context">The shared state of the checks.</param>
        /// <param name="radio">
        /// The result of the radio check, which contains the first flash address owned by CPU2 before and after the update.
        /// </param>
        /// <param name="storage">The result of the /int check.</param>
        /// <returns>
        /// The plan; <see langword="null"/> if nothing can be kept, because flash contains no complete firmware, the package contains no
        /// resume stub, or the update was interrupted.
        /// </returns>
        internal static RollbackPlan Find(PreflightContext context, RadioResult radio, InternalStorageResult storage)
        {
            IFlash flash = context.Device.Flash;
            byte[] vectors = new byte[FlashGeometry.DoubleWordSize];
            if (context.Stub == null || context.IsInterrupted || ResumeStub.ArmedPage(flash) != 0
                || flash.Read(FlashGeometry.Base, vectors, 0, vectors.Length) != FlashStatus.Ok)
            {
                return null;
            }

            int pages = LittleFsVolume.FindPage(flash);
            while (pages > 0 && ResumeStub.IsFree(flash, pages - 1))
            {
                pages--;
            }

            if (VectorTable.Fault(vectors, FlashGeometry.Base, (uint)(pages * FlashGeometry.PageSize)) != null)
            {
                return null;
            }

            RollbackPlan plan = new RollbackPlan(pages, radio.Changes ? FindRadio(context, radio.Coprocessor) : null);
            plan.Measure(context, radio, storage);
            return plan;
        }

        /// <summary>Returns the path of the folder in which a package is being created. The path contains the device number.</summary>
        internal static string TemporaryOf(IDevice device)
        {
            return MessageFormat.Of(Root + Prefix + "$.tmp", (int)device.System.UniqueNumber);
        }

        /// <summary>
        /// Determines whether the card currently has space for the package, and whether flash has space for its firmware after the update.
        /// </summary>
        internal bool HasRoom(ICard card)
        {
            return card.FreeBytes >= _needed || card.CountFreeBytes() >= _needed;
        }

        /// <summary>Reports whether the old firmware will be kept.</summary>
        /// <param name="findings">Receives the finding.</param>
        internal void AddTo(Findings findings)
        {
            if (Fits)
            {
                findings.Info(Stage.Rollback, MessageFormat.Of("The old firmware is kept on the card: # KiB.", (int)(Bytes / 1024)));
            }
            else
            {
                findings.Warning(
                    Stage.Rollback, MessageFormat.Of("No room to keep the old firmware: # KiB.", (int)(Bytes / 1024)));
            }
        }

        // The radio image is read and verified, because a damaged image is useless. A package that is being removed is used only if no
        // other package contains the image.
        private static ManifestResult FindRadio(PreflightContext context, CoprocessorInfo coprocessor)
        {
            ArrayList entries = new ArrayList();
            _ = context.Device.Card.List(Root, entries);
            string temporary = TemporaryOf(context.Device);
            ManifestResult found = null;
            for (int i = 0; i < entries.Count; i++)
            {
                string folder = Root + ((CardEntry)entries[i]!).Name;
                if (folder == temporary)
                {
                    continue;
                }

                try
                {
                    ManifestResult package = ManifestResult.Load(context.Device, folder + "/update.fuf");
                    if (package.Manifest.Radio.Length > 0 && coprocessor.Matches(package.Manifest.RadioVersion)
                        && IsWhole(context, package))
                    {
                        if (!folder.StartsWith(temporary))
                        {
                            return package;
                        }

                        found = package;
                    }
                }
                catch (CardIoException)
                {
                    // The folder is not a package, or its format is not supported.
                    continue;
                }
            }

            return found;
        }

        private static bool IsWhole(PreflightContext context, ManifestResult package)
        {
            return CardReading.Crc32(context.Device, package.PathOf(package.Manifest.Radio)) == package.Manifest.RadioCrc;
        }

        private void Measure(PreflightContext context, RadioResult radio, InternalStorageResult storage)
        {
            ICard card = context.Device.Card;
            Bytes = (uint)((Pages * FlashGeometry.PageSize) + Others) + storage.Bytes
                + context.SizeOf(context.Package.PathOf(context.Manifest.Loader));
            int end = FlashGeometry.PageOf(radio.SecureStart);
            if (Radio != null)
            {
                Bytes += context.SizeOf(Radio.PathOf(Radio.Manifest.Radio));
                end = FlashGeometry.Pages;
            }

            _needed = Pages + storage.Blocks > end || card.IsReadOnly
                ? long.MaxValue : (long)Bytes + (Files * card.ClusterSize) + context.CardBytes;
            Fits = HasRoom(card);
        }
    }
}
