namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>The file system on the card, for engines that access it as blocks.</summary>
    public enum CardFormat
    {
        /// <summary>FAT32, as cards up to 32 GB come.</summary>
        Fat32,

        /// <summary>exFAT, as larger ones come.</summary>
        ExFat,
    }
}
