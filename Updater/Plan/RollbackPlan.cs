using System.Collections;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>Whether the firmware in flash can be kept as a package on the card, and what goes into it (docs/RESUME.md).</summary>
    /// <remarks>
    /// Only a package with a resume stub keeps it, and only while flash holds the old firmware as a whole. It ends where its volume
    /// begins or at the secure start, without the erased pages and resume stubs at its end.
    /// </remarks>
    public sealed class RollbackPlan
    {
        /// <summary>Folder of the packages on the card.</summary>
        public const string Root = "/ext/update/";

        /// <summary>What the names of packages begin with; a version follows.</summary>
        internal const string Prefix = "rollback-";

        /// <summary>What follows the name of a package in progress when one of its name, or an old one, is being removed.</summary>
        internal const string OldSuffix = ".old";

        // Manifest, settings record and log, with the clusters that each of its files may leave unused.
        private const int Others = 32 * 1024;
        private const int Files = 10;

        private long _needed;

        private RollbackPlan(int pages, ManifestResult radio)
        {
            Pages = pages;
            Radio = radio;
        }

        /// <summary>Gets the pages of the firmware in flash, from page 0.</summary>
        public int Pages { get; }

        /// <summary>
        /// Gets the package on the card whose radio image is that of the running stack, or <see langword="null"/> when the stack stays or
        /// no package has it.
        /// </summary>
        public ManifestResult Radio { get; }

        /// <summary>Gets the bytes that are read from and written to the card.</summary>
        public uint Bytes { get; private set; }

        /// <summary>Gets a value indicating whether the card has room for it, and flash after the update for its firmware.</summary>
        public bool Fits { get; private set; }

        /// <summary>Examines the firmware in flash.</summary>
        /// <param name="context">What all checks share.</param>
        /// <param name="radio">Where CPU2's flash starts, before and after the update.</param>
        /// <param name="storage">What was found out about /int.</param>
        /// <returns>The result; <see langword="null"/> when flash holds no whole firmware, or the package none that replaces it.</returns>
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

        /// <summary>Makes the path of the folder of a package in progress, with the device's number in it.</summary>
        internal static string TemporaryOf(IDevice device)
        {
            return MessageFormat.Of(Root + Prefix + "$.tmp", (int)device.System.UniqueNumber);
        }

        /// <summary>Determines whether the card has room for it now, and flash after the update for its firmware.</summary>
        internal bool HasRoom(ICard card)
        {
            return card.FreeBytes >= _needed || card.CountFreeBytes() >= _needed;
        }

        /// <summary>Reports whether the old firmware is kept.</summary>
        /// <param name="findings">Receives it.</param>
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

        // Read, because a damaged image is worth nothing. One that is being removed counts if no other package has it.
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
                    // No package, or none of this format.
                    continue;
                }
            }

            return found;
        }

        private static bool IsWhole(PreflightContext context, ManifestResult package)
        {
            using (ICardFile file = CardReading.Open(context.Device.Card, package.PathOf(package.Manifest.Radio)))
            {
                return context.ReadTo(file, file.Length, 0) == package.Manifest.RadioCrc;
            }
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
