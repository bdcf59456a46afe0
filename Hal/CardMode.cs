namespace FlipperUpdaterNano.Hal
{
    /// <summary>How a file on the card is opened.</summary>
    public enum CardMode
    {
        /// <summary>Opens for reading; the file must exist.</summary>
        Read,

        /// <summary>Opens for writing; an existing file is truncated.</summary>
        Create,

        /// <summary>Opens for writing at the end; the file is created if it does not exist.</summary>
        Append,

        /// <summary>
        /// Opens a new file for writing. The file receives its name when it is closed, and then replaces an existing file. If power is lost
        /// before a later operation of another kind has succeeded, the name may still refer to the previous file, or may not exist. The
        /// name never refers to an incomplete file.
        /// </summary>
        CreateDeferred
    }
}
