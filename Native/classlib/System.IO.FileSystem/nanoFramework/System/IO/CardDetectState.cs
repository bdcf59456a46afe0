namespace nanoFramework.System.IO
{
    /// <summary>Whether a card is in its slot.</summary>
    public enum CardDetectState
    {
        /// <summary>It was put in.</summary>
        Inserted = 0,

        /// <summary>It was taken out.</summary>
        Removed = 1,
    }
}
