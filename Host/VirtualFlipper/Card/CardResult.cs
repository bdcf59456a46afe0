namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>Result of a card operation, with the values of the HAL's card status.</summary>
    public enum CardResult
    {
        /// <summary>Done.</summary>
        Ok = 0,

        /// <summary>No card in the slot, it went away, or it was not mounted since it was put in.</summary>
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

        /// <summary>The card refuses writing.</summary>
        ReadOnly = -7,

        /// <summary>The directory is not empty.</summary>
        NotEmpty = -8,

        /// <summary>The name is not one that FAT can hold.</summary>
        BadName = -9,

        /// <summary>A file where a directory is needed, or the other way round.</summary>
        WrongKind = -10,

        /// <summary>The file system's own structures contradict each other.</summary>
        Corrupt = -11,

        /// <summary>The table of open files is full.</summary>
        TooManyOpenFiles = -12,

        /// <summary>The card has a GPT, which FatFs cannot read.</summary>
        PartitionedAsGpt = -13
    }
}
