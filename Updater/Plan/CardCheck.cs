using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Stage 16: checks that the card has space for everything that the update writes, counted in clusters as FAT allocates them. If the
    /// index of an interrupted update exists, that update has already checked the space and used part of it, so the space is not checked
    /// again. Once the firmware may be incomplete, neither space nor a writable card is required: a refusal would protect nothing, and the
    /// firmware can still be started if a later step fails. Only going back to the old firmware still requires free space and a writable
    /// card, because it begins with a rename.
    /// </summary>
    internal static class CardCheck
    {
        /// <summary>Error message if no card is inserted.</summary>
        internal const string NoCardText = "There is no SD card in the slot.";

        /// <summary>File name of the flight recorder's log in the package folder.</summary>
        internal const string LogName = "update.log";

        // Space reserved for the log in bytes. An update with seven boots writes 12 KB of log.
        private const uint LogBytes = 16384;

        // The size of the log is rounded down to a multiple of this number, so that bytes already written to the log by this attempt, or by
        // a short attempt before it, count towards the reserved bytes.
        private const uint LogStep = 4096;

        // Besides the files of the package, the update may add the log, the old log, the index, the record and the backup to the package
        // folder, each also under a temporary name. The names that More() counts are subtracted from these ten.
        private const uint NameBytes = 96;
        private const uint PackageNames = 6 * NameBytes;
        private const uint FolderName = 128;

        private const string ProbeName = "probe.tmp";

        internal static bool IsPresent(PreflightContext context)
        {
            context.Progress.Report(Stage.CardCheck, 0);
            if (!context.Device.Card.IsPresent)
            {
                context.Findings.Error(Stage.CardCheck, ErrorDetails.CardCheck.NoCard, NoCardText);
                return false;
            }

            return true;
        }

        /// <summary>Checks the card.</summary>
        /// <param name="context">The shared state of the checks.</param>
        /// <param name="storageBytes">
        /// Number of bytes that the backup of /int and the folder /ext/.int will occupy on the card; 0 if neither is written.
        /// </param>
        /// <param name="splashBytes">Size of the splash in bytes.</param>
        /// <param name="resources">The verified resources.</param>
        /// <param name="isChecked">Whether an earlier boot of this update has checked the space.</param>
        internal static void Run(
            PreflightContext context, uint storageBytes, uint splashBytes, ResourceResult resources, bool isChecked)
        {
            context.Progress.Report(Stage.CardCheck, ErrorDetails.CardCheck.WriteProtected);
            bool isSkipped = context.IsFirmwareTouched && !new SystemRegister(context.Device.BackupRegisters).GoesBack;
            if (isSkipped || (storageBytes == 0 && resources.Files == 0))
            {
                return;
            }

            ICard card = context.Device.Card;
            if (card.IsReadOnly)
            {
                context.Findings.Error(Stage.CardCheck, ErrorDetails.CardCheck.WriteProtected, "The SD card is write-protected.");
                return;
            }

            // An unfinished backup of an interrupted attempt would occupy the space of this attempt's backup. Such a file contains only a
            // copy of /int or of another backup, because a backup is valid only under its final name. The probe is empty or one byte long.
            if (context.MayResume)
            {
                _ = card.Delete(context.Package.PathOf(InternalStorageNames.UnfinishedBackup));
                _ = card.Delete(context.Package.PathOf(ProbeName));
            }

            context.Progress.Report(Stage.CardCheck, ErrorDetails.CardCheck.Full);
            uint others = Needed(context, storageBytes, splashBytes);
            context.CardBytes = others + resources.ClusterBytes + PreflightContext.Clusters(resources.Largest, card.ClusterSize);
            if (isChecked || HasRoom(context, others, resources))
            {
                Probe(context, card);
                context.Progress.Report(Stage.CardCheck, 100);
            }
        }

        // The total size of all files is first compared with the free space stored on the card, so that on a card with ample space the
        // free clusters need not be counted.
        private static bool HasRoom(PreflightContext context, uint others, ResourceResult resources)
        {
            ICard card = context.Device.Card;
            long free = card.FreeBytes;
            uint needed = context.CardBytes;
            if (free >= 0 && free < needed)
            {
                free = card.CountFreeBytes();
                if (free < needed && context.Space != null)
                {
                    uint measured = others + Measure(context, resources.Largest);
                    needed = measured < needed ? measured : needed;
                }
            }

            context.CardBytes = needed;
            if (free < 0)
            {
                context.Findings.Warning(
                    Stage.CardCheck, MessageFormat.Of("The card does not report its free space; # KiB are needed.", Kilobytes(needed)));
            }
            else if (free < needed && !TryRemoveLog(context, needed - free))
            {
                context.Findings.Error(
                    Stage.CardCheck, ErrorDetails.CardCheck.Full,
                    MessageFormat.Of("The card has # KiB free; the update needs # KiB.", Kilobytes(free), Kilobytes(needed)));
                return false;
            }

            return true;
        }

        // Removes the log if the space is missing only because of the lines of an earlier attempt. The lines that this attempt has already
        // written are lost too. A power loss leaves the log unchanged, or removes it and may orphan its clusters.
        private static bool TryRemoveLog(PreflightContext context, long missing)
        {
            int cluster = context.Device.Card.ClusterSize;
            string path = context.Package.PathOf(LogName);
            uint log = context.SizeOf(path);
            return context.MayResume && missing <= LogSpace(log, cluster) - LogSpace(0, cluster)
                && context.Device.Card.Delete(path) == CardStatus.Ok;
        }

        private static uint Measure(PreflightContext context, uint largest)
        {
            try
            {
                return context.Space.Measure(largest);
            }
            catch (CardIoException e)
            {
                context.Findings.Error(Stage.ResourceCheck, ErrorDetails.ResourceCheck.FirstReadError, e.Message);
                return 0;
            }
        }

        private static int Kilobytes(long bytes)
        {
            return (int)((bytes + 1023) / 1024);
        }

        // Returns the space needed for everything except the resources: the backup and the splash, the log (a new file may be started), the
        // index, the old and the new record of the backup, and the growth of folders.
        private static uint Needed(PreflightContext context, uint storageBytes, uint splashBytes)
        {
            int cluster = context.Device.Card.ClusterSize;
            uint log = context.SizeOf(context.Package.PathOf(LogName));
            uint names = PackageNames;
            return PreflightContext.Clusters(storageBytes, cluster) + PreflightContext.Clusters(splashBytes, cluster)
                + More(context, LogName, LogSpace(log, cluster), ref names)
                + More(context, ResourceIndex.FileName, 1, ref names) + More(context, BackupRecord.FileName, 1, ref names)
                + More(context, BackupRecord.FileName + BackupRecord.TemporarySuffix, 1, ref names)
                + Growth(context, "/ext", ResourceSpace.RootBytes) + Growth(context, UpdatePointer.Folder, FolderName)
                + Growth(context, context.Package.Folder, names);
        }

        // Returns the number of bytes, in whole clusters, that a log of the given size may occupy at the end, including a new file.
        private static uint LogSpace(uint log, int cluster)
        {
            return PreflightContext.Clusters(log - (log % LogStep) + LogBytes, cluster) + (log > LogBytes ? (uint)cluster : 0);
        }

        // Returns the number of bytes, in whole clusters, by which a file of the package folder may grow, and adds a name if the file does
        // not exist. The first cluster of an incomplete file is counted as the file's: it is orphaned, and space is reserved for orphans.
        private static uint More(PreflightContext context, string name, uint most, ref uint names)
        {
            int cluster = context.Device.Card.ClusterSize;
            uint there = 0;
            if (context.Device.Card.Stat(context.Package.PathOf(name), out CardEntry entry) == CardStatus.Ok)
            {
                there = PreflightContext.Clusters(entry.IsIncomplete ? 1 : entry.Size, cluster);
            }
            else
            {
                names += NameBytes;
            }

            most = PreflightContext.Clusters(most, cluster);
            return there < most ? most - there : 0;
        }

        private static uint Growth(PreflightContext context, string folder, uint bytes)
        {
            uint room = (uint)ResourceSpace.RoomOf(context, folder);
            return room < bytes ? PreflightContext.Clusters(bytes - room, context.Device.Card.ClusterSize) : 0;
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
