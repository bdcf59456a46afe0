namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>Result of a card operation. The values match the HAL's card status.</summary>
    public enum CardResult
    {
        /// <summary>The operation succeeded.</summary>
        Ok = 0,

        /// <summary>There is no card in the slot, or the card was removed, or the card has not been mounted since its insertion.</summary>
        NoCard = -1,

        /// <summary>The card has no readable file system.</summary>
        NoFileSystem = -2,

        /// <summary>The file or directory does not exist.</summary>
        NotFound = -3,

        /// <summary>Reading failed.</summary>
        ReadError = -4,

        /// <summary>Writing failed.</summary>
        WriteError = -5,

        /// <summary>The card is full.</summary>
        Full = -6,

        /// <summary>The card is write-protected.</summary>
        ReadOnly = -7,

        /// <summary>The directory is not empty.</summary>
        NotEmpty = -8,

        /// <summary>The name is not valid on FAT.</summary>
        BadName = -9,

        /// <summary>The path names a file where a directory is needed, or vice versa.</summary>
        WrongKind = -10,

        /// <summary>The file system structures are inconsistent.</summary>
        Corrupt = -11,

        /// <summary>The table of open files is full.</summary>
        TooManyOpenFiles = -12,

        /// <summary>The card has a GPT, which FatFs cannot read.</summary>
        PartitionedAsGpt = -13
    }
}
