namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>The file system on the card. It makes a difference to whoever sees the card as blocks.</summary>
    public enum CardFormat
    {
        /// <summary>FAT32, as cards up to 32 GB come.</summary>
        Fat32,

        /// <summary>exFAT, as larger ones come.</summary>
        ExFat,
    }
}
