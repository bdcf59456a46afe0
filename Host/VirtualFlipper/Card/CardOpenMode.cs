namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>How a file is opened.</summary>
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
