namespace System.IO
{
    /// <summary>How a file is opened or created.</summary>
    public enum FileMode
    {
        /// <summary>Creates the file, which must not exist.</summary>
        CreateNew = 1,

        /// <summary>Creates the file, or truncates an existing one.</summary>
        Create = 2,

        /// <summary>Opens the file, which must exist.</summary>
        Open = 3,

        /// <summary>Opens the file without truncating it, or creates it.</summary>
        OpenOrCreate = 4,

        /// <summary>Truncates the file, which must exist.</summary>
        Truncate = 5,

        /// <summary>Opens the file at its end, or creates it; existing content cannot be read.</summary>
        Append = 6,
    }
}
