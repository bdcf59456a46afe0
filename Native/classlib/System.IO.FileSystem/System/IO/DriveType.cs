namespace System.IO
{
    /// <summary>Types of drives.</summary>
    public enum DriveType
    {
        /// <summary>The type is unknown.</summary>
        Unknown = 0,

        /// <summary>There is no drive.</summary>
        NoRootDirectory = 1,

        /// <summary>A memory card or USB stick.</summary>
        Removable = 2,

        /// <summary>A built-in drive.</summary>
        Fixed = 3,

        /// <summary>A RAM disk.</summary>
        Ram = 4,
    }
}
