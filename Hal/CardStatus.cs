namespace FlipperUpdaterNano.Hal
{
    /// <summary>Results of card operations. New values are appended, never inserted, because the natives use the same numbers.</summary>
    public enum CardStatus
    {
        /// <summary>Success.</summary>
        Ok = 0,

        /// <summary>No card is inserted, or the card has been removed.</summary>
        NoCard = -1,

        /// <summary>The card has no supported file system, or is not mounted.</summary>
        NoFileSystem = -2,

        /// <summary>There is no such file or directory.</summary>
        NotFound = -3,

        /// <summary>
        /// The card cannot read a sector, a seek went past the end of the file, or a mount has invalidated the open file.
        /// </summary>
        ReadError = -4,

        /// <summary>The card cannot write a sector, or a mount has invalidated the open file.</summary>
        WriteError = -5,

        /// <summary>The card or a directory is full, or the file would exceed 4 GiB.</summary>
        Full = -6,

        /// <summary>
        /// The card or the file is write-protected, the file is open for reading only, or the operation conflicts with an open file.
        /// </summary>
        ReadOnly = -7,

        /// <summary>The directory is not empty.</summary>
        NotEmpty = -8,

        /// <summary>The name is empty, too long or contains characters that the file system does not allow.</summary>
        BadName = -9,

        /// <summary>The operation requires a directory but the entry is a file, or vice versa.</summary>
        WrongKind = -10,

        /// <summary>The structures of the file system are inconsistent.</summary>
        Corrupt = -11,

        /// <summary>The table of open files is full.</summary>
        TooManyOpenFiles = -12,

        /// <summary>The card has a GPT partition table, which is not supported.</summary>
        PartitionedAsGpt = -13,
    }
}
