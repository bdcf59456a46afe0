namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>The file system on the card. Only engines that access the card as blocks depend on the file system.</summary>
    public enum CardFormat
    {
        /// <summary>FAT32, the factory format of cards up to 32 GB.</summary>
        Fat32,

        /// <summary>exFAT, the factory format of larger cards.</summary>
        ExFat,
    }
}
