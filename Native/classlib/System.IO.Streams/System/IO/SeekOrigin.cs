namespace System.IO
{
    /// <summary>What a position counts from.</summary>
    public enum SeekOrigin
    {
        /// <summary>The start.</summary>
        Begin = 0,

        /// <summary>The current position.</summary>
        Current = 1,

        /// <summary>The end.</summary>
        End = 2,
    }
}
