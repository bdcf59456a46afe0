namespace System
{
    /// <summary>What clock a time is of.</summary>
    public enum DateTimeKind
    {
        /// <summary>Utc.</summary>
        Utc = 1,

        /// <summary>Local.</summary>
        Local = 2
    }
}
