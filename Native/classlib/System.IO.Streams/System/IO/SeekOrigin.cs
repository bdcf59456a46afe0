namespace System.IO
{
    /// <summary>Origin of a seek offset.</summary>
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
