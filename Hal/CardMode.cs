namespace FlipperUpdaterNano.Hal
{
    /// <summary>How a file on the card is opened.</summary>
    public enum CardMode
    {
        /// <summary>For reading; the file must exist.</summary>
        Read,

        /// <summary>For writing; an existing file is emptied.</summary>
        Create,

        /// <summary>For writing at the end; the file is created when it does not exist.</summary>
        Append,

        /// <summary>
        /// As <see cref="Create"/>, for many small files: one that did not exist before may be missing after a loss of power until the next
        /// operation of another kind has succeeded. It is never there incomplete without saying so.
        /// </summary>
        CreateDeferred
    }
}
