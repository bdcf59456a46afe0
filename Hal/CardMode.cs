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
        /// For writing a whole file, or many: it gets its name when it is closed, and replaces a file that has it. After a power loss
        /// before the next operation of another kind has succeeded, the file may still be the one before, or missing; it is never
        /// incomplete.
        /// </summary>
        CreateDeferred
    }
}
