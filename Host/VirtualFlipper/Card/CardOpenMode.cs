namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>Open mode of a file.</summary>
    public enum CardOpenMode
    {
        /// <summary>For reading; it must exist.</summary>
        Read,

        /// <summary>For writing; the file is created or truncated.</summary>
        Create,

        /// <summary>For writing at the end; the file is created if it does not exist.</summary>
        Append,

        /// <summary>
        /// For writing a complete file: it receives its name when it is flushed or closed, and replaces an existing file of that name.
        /// </summary>
        CreateDeferred
    }
}
