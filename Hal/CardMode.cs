namespace FlipperUpdaterNano.Hal
{
    /// <summary>The modes in which a file on the card can be opened.</summary>
    public enum CardMode
    {
        /// <summary>Opens for reading; the file must exist.</summary>
        Read,

        /// <summary>Opens for writing; an existing file is truncated.</summary>
        Create,

        /// <summary>Opens for appending; the file is created if it does not exist.</summary>
        Append,

        /// <summary>
        /// Opens a new file for writing. The file receives its name when it is closed, and then replaces an existing file. Until
        /// <see cref="ICard.Sync"/>, or a later operation that does not write a file in this mode, has succeeded, a power loss can leave
        /// the name missing or referring to the previous file. The name never refers to an incomplete file.
        /// </summary>
        CreateDeferred
    }
}
