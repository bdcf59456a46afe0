namespace System
{
    /// <summary>Line breaks in base 64 text.</summary>
    public enum Base64FormattingOptions
    {
        /// <summary>None.</summary>
        None = 0,

        /// <summary>InsertLineBreaks.</summary>
        InsertLineBreaks = 1
    }
}
