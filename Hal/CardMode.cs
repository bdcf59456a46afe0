namespace FlipperUpdaterNano.Hal
{
    /// <summary>Modes of opening a file on the card.</summary>
    public enum CardMode
    {
        /// <summary>Opens for reading; the file must exist.</summary>
        Read,

        /// <summary>Opens for writing; an existing file is truncated.</summary>
        Create,

        /// <summary>Opens for writing at the end; the file is created if it does not exist.</summary>
        Append,

        /// <summary>
        /// Opens for writing a complete file, which receives its name when it is closed and then replaces an existing file. If power is
        /// lost before a later operation of another kind succeeds, the name may still refer to the previous file, or not exist; it
        /// never refers to an incomplete file.
        /// </summary>
        CreateDeferred
    }
}
