namespace FlipperUpdaterNano.Fupd.Output
{
    /// <summary>Converts text for terminals that show only ASCII.</summary>
    internal static class PlainText
    {
        /// <summary>Replaces characters that are not in ASCII.</summary>
        /// <returns>The line in ASCII. A character without an equivalent becomes a question mark.</returns>
        public static string Of(string text) => string.Concat(text.Select(letter => letter <= '~' ? letter.ToString() : letter switch
        {
            '\u2026' => "...",
            '\u2013' or '\u2014' => "-",
            '\u2192' => "->",
            '\u00D7' => "x",
            _ => "?",
        }));
    }
}
