namespace System.IO
{
    /// <summary>How to open an existing or missing file.</summary>
    public enum FileMode
    {
        /// <summary>Creates it; it must not exist.</summary>
        CreateNew = 1,

        /// <summary>Creates it, or truncates it.</summary>
        Create = 2,

        /// <summary>Opens it; it must exist.</summary>
        Open = 3,

        /// <summary>Opens it without truncating, or creates it.</summary>
        OpenOrCreate = 4,

        /// <summary>Truncates it; it must exist.</summary>
        Truncate = 5,

        /// <summary>Opens it at its end, or creates it; existing content cannot be read.</summary>
        Append = 6,
    }
}
