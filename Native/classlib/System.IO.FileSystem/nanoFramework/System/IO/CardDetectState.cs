namespace nanoFramework.System.IO
{
    /// <summary>States of the card slot.</summary>
    public enum CardDetectState
    {
        /// <summary>A card has been inserted.</summary>
        Inserted = 0,

        /// <summary>The card has been removed.</summary>
        Removed = 1,
    }
}
