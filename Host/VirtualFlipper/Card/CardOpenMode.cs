namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>Open mode of a file.</summary>
    public enum CardOpenMode
    {
        /// <summary>For reading. The file must exist.</summary>
        Read,

        /// <summary>For writing. The file is created or truncated.</summary>
        Create,

        /// <summary>For appending. The file is created if it does not exist.</summary>
        Append,

        /// <summary>
        /// For writing a complete file. The file gets its directory entry when it is flushed or closed, and then replaces an existing
        /// file of the same name.
        /// </summary>
        CreateDeferred
    }
}
