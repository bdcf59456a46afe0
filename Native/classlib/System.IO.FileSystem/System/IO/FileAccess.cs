namespace System.IO
{
    /// <summary>Access for which a file is opened.</summary>
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
