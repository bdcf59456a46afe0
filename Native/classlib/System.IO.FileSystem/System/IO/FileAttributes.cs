namespace System.IO
{
    /// <summary>Attributes of a file or directory.</summary>
    [Flags]
    public enum FileAttributes
    {
        /// <summary>It must not be written or deleted.</summary>
        ReadOnly = 0x0001,

        /// <summary>Ordinary listings omit it.</summary>
        Hidden = 0x0002,

        /// <summary>It belongs to the operating system.</summary>
        System = 0x0004,

        /// <summary>It is a directory.</summary>
        Directory = 0x0010,

        /// <summary>It was changed since the last backup.</summary>
        Archive = 0x0020,

        /// <summary>None of the others.</summary>
        Normal = 0x0080,
    }
}
