using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Stage 16: the card has space for everything that the update writes to it, counted in clusters as FAT allocates them. The index of
    /// an interrupted update shows that this was checked before, and the reserve is partly used. Once the firmware may be incomplete,
    /// neither space nor a writable card is required: a refusal would protect nothing, and a later step that fails leaves a firmware
    /// that can be started. Only the way back needs both, because it begins with a rename.
    /// </summary>
    internal static class CardCheck
    {
        /// <summary>Space in bytes for the log, the pointer file and growing directories.</summary>
        private const int Reserve = 128 * 1024;

        private const string ProbeName = "probe.tmp";

        internal static bool IsPresent(PreflightContext context)
        {
            context.Progress.Report(Stage.CardCheck, 0);
            if (!context.Device.Card.IsPresent)
            {
                context.Findings.Error(Stage.CardCheck, ErrorDetails.CardCheck.NoCard, "There is no SD card in the slot.");
                return false;
            }

            return true;
        }

        internal static void Run(PreflightContext context, uint backupBytes, uint splashBytes, ResourceResult resources)
        {
            context.Progress.Report(Stage.CardCheck, ErrorDetails.CardCheck.WriteProtected);
            bool isSkipped = context.IsFirmwareTouched && !new SystemRegister(context.Device.BackupRegisters).GoesBack;
            if (isSkipped || (backupBytes == 0 && resources.Files == 0))
            {
                return;
            }

            ICard card = context.Device.Card;
            if (card.IsReadOnly)
            {
                context.Findings.Error(Stage.CardCheck, ErrorDetails.CardCheck.WriteProtected, "The SD card is write-protected.");
                return;
            }

            context.Progress.Report(Stage.CardCheck, ErrorDetails.CardCheck.Full);
            uint reserve = context.Exists(context.Package.PathOf(ResourceIndex.FileName)) ? 0u : Reserve;
            if (HasRoom(context, Needed(card.ClusterSize, backupBytes, splashBytes, resources.Largest) + reserve, resources))
            {
                Probe(context, card);
                context.Progress.Report(Stage.CardCheck, 100);
            }
        }

        private static bool HasRoom(PreflightContext context, uint others, ResourceResult resources)
        {
            ICard card = context.Device.Card;
            long free = card.FreeBytes;
            uint needed = others + resources.ClusterBytes;
            context.CardBytes = needed;
            if (free >= 0 && free < needed)
            {
                free = card.CountFreeBytes();
            }

            if (free >= 0 && free < needed && resources.Files > 0 && !context.Findings.HasError)
            {
                needed = others + resources.ClusterBytes - PresentResources(context);
            }

            if (free < 0)
            {
                context.Findings.Warning(
                    Stage.CardCheck, MessageFormat.Of("The card does not report its free space, # KiB are needed.", Kilobytes(needed)));
            }
            else if (free < needed)
            {
                context.Findings.Error(
                    Stage.CardCheck, ErrorDetails.CardCheck.Full,
                    MessageFormat.Of("The card has # KiB free, the update needs # KiB.", Kilobytes(free), Kilobytes(needed)));
                return false;
            }

            return true;
        }

        private static int Kilobytes(long bytes)
        {
            return (int)((bytes + 1023) / 1024);
        }

        // A file is written before the one it replaces is removed, so the largest is needed twice.
        private static uint Needed(int cluster, uint backupBytes, uint splashBytes, uint largestResource)
        {
            return PreflightContext.Clusters(backupBytes, cluster) + PreflightContext.Clusters(splashBytes, cluster)
                + PreflightContext.Clusters(largestResource, cluster);
        }

        // Only for a nearly full card: files that need no space, because the card has the same bytes.
        private static uint PresentResources(PreflightContext context)
        {
            ICard card = context.Device.Card;
            uint sum = 0;
            try
            {
                using (ResourceArchive archive = ResourceArchive.Open(
                    card, context.Package.PathOf(context.Manifest.Resources), context.Device.Bytes))
                {
                    // Without an installed Manifest an existing folder may be created again in update/set-aside-N.
                    bool isListed = context.Exists("/ext/" + ResourceManifest.FileName);
                    byte[] other = new byte[PreflightContext.BlockSize];
                    while (archive.Tar.Next())
                    {
                        TarReader tar = archive.Tar;
                        string path = "/ext/" + tar.Path;
                        if (card.Stat(path, out CardEntry entry) == CardStatus.Ok && entry.IsDirectory == tar.IsDirectory
                            && (tar.IsDirectory ? isListed : entry.Size == tar.Size && IsSame(context, path, tar, other)))
                        {
                            sum += tar.IsDirectory ? (uint)card.ClusterSize : PreflightContext.Clusters(tar.Size, card.ClusterSize);
                        }

                        context.Progress.Report(Stage.CardCheck, ErrorDetails.CardCheck.Full);
                    }
                }
            }
            catch (CardIoException e)
            {
                context.Findings.Error(Stage.ResourceCheck, ErrorDetails.ResourceCheck.FirstReadError, e.Message);
            }

            return sum;
        }

        private static bool IsSame(PreflightContext context, string path, TarReader tar, byte[] other)
        {
            using (ICardFile file = CardReading.Open(context.Device.Card, path))
            {
                CardFileSource source = new CardFileSource(file);
                int count;
                do
                {
                    count = tar.Read(context.Buffer, 0, context.Buffer.Length);
                    if (source.Read(other, 0, count) != count
                        || context.Device.Bytes.FirstDifference(context.Buffer, 0, other, 0, count) >= 0)
                    {
                        return false;
                    }
                }
                while (count > 0);

                return true;
            }
        }

        private static void Probe(PreflightContext context, ICard card)
        {
            string path = context.Package.PathOf(ProbeName);
            CardStatus status = CardWriting.Create(card, path, new byte[1]);
            CardStatus deleted = card.Delete(path);
            status = status == CardStatus.Ok ? deleted : status;
            if (status != CardStatus.Ok)
            {
                context.Findings.Error(Stage.CardCheck, ErrorDetails.CardCheck.NotWritable,
                    MessageFormat.Of("The SD card cannot be written: @ (~).", path, (int)status));
            }
        }
    }
}
