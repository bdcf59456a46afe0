namespace System.IO
{
    /// <summary>Attributes of a file or directory.</summary>
    [Flags]
    public enum FileAttributes
    {
        /// <summary>The entry must not be written or deleted.</summary>
        ReadOnly = 0x0001,

        /// <summary>The entry is hidden: ordinary listings omit it.</summary>
        Hidden = 0x0002,

        /// <summary>The entry belongs to the operating system.</summary>
        System = 0x0004,

        /// <summary>The entry is a directory.</summary>
        Directory = 0x0010,

        /// <summary>The entry has changed since the last backup.</summary>
        Archive = 0x0020,

        /// <summary>No other attribute is set.</summary>
        Normal = 0x0080,
    }
}
