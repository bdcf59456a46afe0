namespace FlipperUpdaterNano.HostFileSystem
{
    /// <summary>Kinds of entries in the host's file system; links are not followed.</summary>
    public enum HostEntryKind
    {
        /// <summary>The entry does not exist or cannot be examined.</summary>
        Missing,

        /// <summary>A regular file.</summary>
        File,

        /// <summary>A directory.</summary>
        Directory,

        /// <summary>A symbolic link.</summary>
        Link,

        /// <summary>A FIFO, socket or device; reading it may block or never end.</summary>
        Special,
    }
}
