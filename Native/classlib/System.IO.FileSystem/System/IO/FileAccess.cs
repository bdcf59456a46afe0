namespace System.IO
{
    /// <summary>The kinds of access for which a file can be opened.</summary>
    [Flags]
    public enum FileAccess
    {
        /// <summary>Reading.</summary>
        Read = 1,

        /// <summary>Writing.</summary>
        Write = 2,

        /// <summary>Both.</summary>
        ReadWrite = 3,
    }
}
