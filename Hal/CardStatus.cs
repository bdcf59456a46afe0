namespace FlipperUpdaterNano.Hal
{
    /// <summary>Results of card operations. Append only.</summary>
    public static class CardStatus
    {
        /// <summary>Done.</summary>
        public const int Ok = 0;

        /// <summary>No card in the slot, or it went away.</summary>
        public const int NoCard = -1;

        /// <summary>The card has no file system that can be read.</summary>
        public const int NoFileSystem = -2;

        /// <summary>No such file or directory.</summary>
        public const int NotFound = -3;

        /// <summary>Reading failed.</summary>
        public const int ReadError = -4;

        /// <summary>Writing failed.</summary>
        public const int WriteError = -5;

        /// <summary>The card is full.</summary>
        public const int Full = -6;

        /// <summary>The card or the file refuses writing.</summary>
        public const int ReadOnly = -7;

        /// <summary>The directory is not empty.</summary>
        public const int NotEmpty = -8;

        /// <summary>The name is not one the file system can hold.</summary>
        public const int BadName = -9;

        /// <summary>A file where a directory is needed, or the other way round.</summary>
        public const int WrongKind = -10;

        /// <summary>The file system's own structures contradict each other.</summary>
        public const int Corrupt = -11;

        /// <summary>The table of open files is full.</summary>
        public const int TooManyOpenFiles = -12;

        /// <summary>The card has no file system that can be read, because its partition table is a GPT.</summary>
        public const int PartitionedAsGpt = -13;
    }
}
