using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>
    /// Behaviour that a working card may show but the default card does not. Except for <see cref="HasGpt"/>, a quirk has an effect only on
    /// the emulator, whose card consists of blocks; the card of the mock is a tree of files.
    /// </summary>
    public sealed class CardQuirks : ISnapshotPart
    {
        /// <summary>First sector of the volume's partition on a card with a partition table.</summary>
        public const int PartitionStart = 2048;

        // Partition type of a protective MBR (UEFI specification, 5.2.3 "Protective MBR").
        private const int ProtectiveType = 0xEE;

        /// <summary>Gets or sets the type of the partition in the card's MBR, 1 to 255; 0 for a card without a partition table.</summary>
        public int PartitionType { get; set; }

        /// <summary>
        /// Gets a value indicating whether the card has a GPT, so that its MBR is only protective. FatFs does not read a GPT, so neither
        /// the stock firmware nor the updater finds the volume.
        /// </summary>
        public bool HasGpt => PartitionType == ProtectiveType;

        /// <summary>
        /// Gets or sets a value indicating whether the partition table has an extra entry that points past the end of the card and precedes
        /// the volume's entry.
        /// </summary>
        public bool HasStrayPartition { get; set; }

        /// <summary>Gets or sets a value indicating whether the card rejects CMD59 (CRC on) as an illegal command.</summary>
        public bool RefusesCrcCommand { get; set; }

        /// <summary>Gets or sets the number of CMD59 commands that the card rejects after each power-up before it accepts one.</summary>
        public int CrcCommandRefusals { get; set; }

        /// <summary>Gets or sets the number of CMD0 commands that the card ignores after each power-up.</summary>
        public int MissedIdleCommands { get; set; }

        /// <summary>Gets or sets the number of bytes, at most 7, between a written block and its data response.</summary>
        public int DataResponseDelay { get; set; }

        /// <summary>
        /// Gets or sets the busy time in nanoseconds after the first write that follows a power-up; 0 for the ordinary time.
        /// </summary>
        public long FirstBusyNanoseconds { get; set; }

        /// <summary>Gets or sets the erase behaviour of the card.</summary>
        public CardErase Erase { get; set; }

        /// <summary>
        /// Gets or sets the factor by which all operations of the card, from initialisation to writing, are slower than on an ordinary
        /// card.
        /// </summary>
        public int Slowness { get; set; } = 1;

        /// <summary>
        /// Gets or sets the number of free clusters that the FSInfo sector of a FAT32 card reports; <see langword="null"/> for the actual
        /// number.
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
