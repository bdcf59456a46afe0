namespace nanoFramework.System.IO
{
    /// <summary>States of the card slot.</summary>
    public enum CardDetectState
    {
        /// <summary>A card was inserted.</summary>
        Inserted = 0,

        /// <summary>The card was removed.</summary>
        Removed = 1,
    }
}
