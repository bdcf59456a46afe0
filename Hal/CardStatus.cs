namespace FlipperUpdaterNano.Hal
{
    /// <summary>Results of card operations. Append only.</summary>
    public enum CardStatus
    {
        /// <summary>Done.</summary>
        Ok = 0,

        /// <summary>No card in the slot, or it went away.</summary>
        NoCard = -1,

        /// <summary>The card has no file system that can be read.</summary>
        NoFileSystem = -2,

        /// <summary>No such file or directory.</summary>
        NotFound = -3,

        /// <summary>Reading failed.</summary>
        ReadError = -4,

        /// <summary>Writing failed.</summary>
        WriteError = -5,

        /// <summary>The card is full.</summary>
        Full = -6,

        /// <summary>The card or the file refuses writing.</summary>
        ReadOnly = -7,

        /// <summary>The directory is not empty.</summary>
        NotEmpty = -8,

        /// <summary>The name is not one the file system can hold.</summary>
        BadName = -9,

        /// <summary>A file where a directory is needed, or the other way round.</summary>
        WrongKind = -10,

        /// <summary>The file system's own structures contradict each other.</summary>
        Corrupt = -11,

        /// <summary>The table of open files is full.</summary>
        TooManyOpenFiles = -12,

        /// <summary>The card has no file system that can be read, because its partition table is a GPT.</summary>
        PartitionedAsGpt = -13,
    }
}
