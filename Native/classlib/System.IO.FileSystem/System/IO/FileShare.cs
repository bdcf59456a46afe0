namespace System.IO
{
    /// <summary>The kinds of access that others may request while a file is open.</summary>
    [Flags]
    public enum FileShare
    {
        /// <summary>No access.</summary>
        None = 0,

        /// <summary>Reading.</summary>
        Read = 1,

        /// <summary>Writing.</summary>
        Write = 2,

        /// <summary>Both.</summary>
        ReadWrite = 3,
    }
}
