namespace System.IO
{
    /// <summary>Access that further opens of an open file may request.</summary>
    [Flags]
    public enum FileShare
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>Reading.</summary>
        Read = 1,

        /// <summary>Writing.</summary>
        Write = 2,

        /// <summary>Both.</summary>
        ReadWrite = 3,
    }
}
