using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>
    /// Legal deviations of the card from the usual one. Except for <see cref="HasGpt"/> only the emulator shows them, whose
    /// card consists of blocks; the mock's card is a tree of files.
    /// </summary>
    public sealed class CardQuirks : ISnapshotPart
    {
        /// <summary>Sector of the volume's partition when there is a partition table.</summary>
        public const int PartitionStart = 2048;

        // UEFI specification, 5.2.3 "Protective MBR".
        private const int ProtectiveType = 0xEE;

        /// <summary>
        /// Gets or sets the type of the one partition in the card's MBR, 1 to 255; 0 for a card without a partition table.
        /// </summary>
        public int PartitionType { get; set; }

        /// <summary>
        /// Gets a value indicating whether the MBR only protects a GPT. FatFs does not read one: neither the stock firmware nor the updater
        /// finds the volume.
        /// </summary>
        public bool HasGpt => PartitionType == ProtectiveType;

        /// <summary>
        /// Gets or sets a value indicating whether an entry that points past the card precedes the partition in the table.
        /// </summary>
        public bool HasStrayPartition { get; set; }

        /// <summary>Gets or sets a value indicating whether CMD59 (CRC on) is an illegal command to the card.</summary>
        public bool RefusesCrcCommand { get; set; }

        /// <summary>Gets or sets how many times the card refuses CMD59 after each power-up before it accepts it.</summary>
        public int CrcCommandRefusals { get; set; }

        /// <summary>Gets or sets how many CMD0 the card ignores after each power-up.</summary>
        public int MissedIdleCommands { get; set; }

        /// <summary>Gets or sets the number of bytes between a written block and its data response, 7 at most.</summary>
        public int DataResponseDelay { get; set; }

        /// <summary>
        /// Gets or sets how many nanoseconds the first write after each power-up keeps the card busy; 0 for the ordinary time.
        /// </summary>
        public long FirstBusyNanoseconds { get; set; }

        /// <summary>Gets or sets how the card erases blocks.</summary>
        public CardErase Erase { get; set; }

        /// <summary>Gets or sets the factor by which it is slower than an ordinary card, from initialisation to writing.</summary>
        public int Slowness { get; set; } = 1;

        /// <summary>
        /// Gets or sets the free clusters that the FSInfo sector of a FAT32 card claims; <see langword="null"/> for the right count.
        /// </summary>
        public uint? ClaimedFreeClusters { get; set; }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            PartitionType = archive.Value(PartitionType);
            HasStrayPartition = archive.Value(HasStrayPartition);
            RefusesCrcCommand = archive.Value(RefusesCrcCommand);
            CrcCommandRefusals = archive.Value(CrcCommandRefusals);
            MissedIdleCommands = archive.Value(MissedIdleCommands);
            DataResponseDelay = archive.Value(DataResponseDelay);
            FirstBusyNanoseconds = archive.Value(FirstBusyNanoseconds);
            Erase = archive.Value(Erase);
            Slowness = archive.Value(Slowness);
            ClaimedFreeClusters = archive.Optional(ClaimedFreeClusters);
        }

        internal CardQuirks Copy() => (CardQuirks)MemberwiseClone();
    }
}
