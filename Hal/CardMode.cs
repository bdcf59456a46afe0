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
        /// For writing one or many whole files: a file receives its name when it is closed, and then replaces an existing file. After a
        /// power loss before a subsequent operation of another kind has succeeded, the name may still refer to the previous file, or be
        /// missing; it never refers to an incomplete file.
        /// </summary>
        CreateDeferred
    }
}
