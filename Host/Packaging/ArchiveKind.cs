namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// The kind of an archive, detected from its first bytes. File names are unreliable, because browsers unpack <c>.tgz</c> files
    /// and users rename files.
    /// </summary>
    public enum ArchiveKind
    {
        /// <summary>Not an archive of a known kind.</summary>
        Unknown,

        /// <summary>A tar: USTAR, GNU or pax.</summary>
        Tar,

        /// <summary>Gzip, usually of a tar.</summary>
        Gzip,

        /// <summary>A zip.</summary>
        Zip,

        /// <summary>The heatshrink container of a resource archive, <c>.ths</c>.</summary>
        Heatshrink,

        /// <summary>XZ.</summary>
        Xz,

        /// <summary>Bzip2.</summary>
        Bzip2,

        /// <summary>Zstandard.</summary>
        Zstandard,

        /// <summary>7-Zip.</summary>
        SevenZip,

        /// <summary>RAR.</summary>
        Rar,
    }
}
