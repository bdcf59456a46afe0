namespace FlipperUpdaterNano.Fupd.Output
{
    /// <summary>Wraps lines between words.</summary>
    internal static class WordWrap
    {
        /// <summary>Wraps a line.</summary>
        /// <param name="text">The line, whose indentation is repeated on continuation lines.</param>
        /// <param name="width">Width of the terminal in columns.</param>
        /// <returns>Lines of at most <paramref name="width"/> columns, except that a longer word is not broken.</returns>
        public static IEnumerable<string> Lines(string text, int width)
        {
            string indent = text[..(text.Length - text.TrimStart().Length)];
            while (text.Length > width)
            {
                int end = text.LastIndexOf(' ', width, width - indent.Length);
                if (end <= indent.Length)
                {
                    end = text.IndexOf(' ', width);
                }

                if (end < 0)
                {
                    break;
                }

                yield return text[..end].TrimEnd();
                text = indent + text[(end + 1)..];
            }

            yield return text;
        }
    }
}
