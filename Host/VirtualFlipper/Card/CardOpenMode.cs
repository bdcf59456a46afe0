namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>Open mode of a file.</summary>
    public enum CardOpenMode
    {
        /// <summary>For reading; it must exist.</summary>
        Read,

        /// <summary>For writing; the file is created or emptied.</summary>
        Create,

        /// <summary>For writing at the end; the file is created when it does not exist.</summary>
        Append,

        /// <summary>
        /// For writing a whole file: it gets its name when it is flushed or closed, and replaces a file that has it.
        /// </summary>
        CreateDeferred
    }
}
