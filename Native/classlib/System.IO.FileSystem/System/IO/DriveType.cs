namespace System.IO
{
    /// <summary>What a drive is.</summary>
    public enum DriveType
    {
        /// <summary>The type is unknown.</summary>
        Unknown = 0,

        /// <summary>There is none.</summary>
        NoRootDirectory = 1,

        /// <summary>A card or stick.</summary>
        Removable = 2,

        /// <summary>Built in.</summary>
        Fixed = 3,

        /// <summary>Memory.</summary>
        Ram = 4,
    }
}
