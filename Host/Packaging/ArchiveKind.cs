namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// The kind of a file by its first bytes. Names are unreliable: browsers unpack a <c>.tgz</c>, and users rename files.
    /// </summary>
    public enum ArchiveKind
    {
        /// <summary>None of the others.</summary>
        Unknown,

        /// <summary>A tar: USTAR, GNU or pax.</summary>
        Tar,

        /// <summary>Gzip, most often of a tar.</summary>
        Gzip,

        /// <summary>A zip.</summary>
        Zip,

        /// <summary>A heatshrink container of a resource archive, <c>.ths</c>.</summary>
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
