namespace System.IO
{
    /// <summary>What others may open a file for while it is open.</summary>
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
