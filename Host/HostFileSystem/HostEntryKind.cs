namespace FlipperUpdaterNano.HostFileSystem
{
    /// <summary>What a name in the host's file system refers to; links are not followed.</summary>
    public enum HostEntryKind
    {
        /// <summary>Nothing has this name, or it cannot be examined.</summary>
        Missing,

        /// <summary>A regular file.</summary>
        File,

        /// <summary>A directory.</summary>
        Directory,

        /// <summary>A symbolic link.</summary>
        Link,

        /// <summary>A FIFO, socket or device: reading it may block or never end.</summary>
        Special,
    }
}
