namespace FlipperUpdaterNano.Fupd.Output
{
    /// <summary>Wraps lines between words.</summary>
    internal static class WordWrap
    {
        /// <summary>Breaks a line.</summary>
        /// <param name="text">The line; continuation lines get its indentation.</param>
        /// <param name="width">Columns of the terminal.</param>
        /// <returns>Lines of at most <paramref name="width"/> columns, except for words that are longer.</returns>
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
