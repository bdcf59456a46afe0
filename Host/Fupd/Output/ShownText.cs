namespace FlipperUpdaterNano.Fupd.Output
{
    /// <summary>
    /// Makes text safe for a terminal. Messages quote names from packages and cards, which may contain control characters.
    /// </summary>
    internal static class ShownText
    {
        /// <summary>Replaces control characters.</summary>
        /// <param name="isPlain">Whether only ASCII may be written.</param>
        /// <returns>
        /// The line, with a question mark in place of each control character, including those in escape sequences and line endings.
        /// </returns>
        public static string Of(string line, bool isPlain)
        {
            string printable = line.Any(char.IsControl)
                ? string.Concat(line.Select(letter => char.IsControl(letter) ? '?' : letter))
                : line;
            return isPlain ? PlainText.Of(printable) : printable;
        }
    }
}
