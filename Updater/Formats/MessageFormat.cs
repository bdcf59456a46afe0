namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>
    /// Formats messages with numbers and a name for log, reports and screen. A message is one pattern, because each piece of a
    /// concatenation would cost a literal and a call in the RAM image.
    /// </summary>
    /// <remarks>
    /// Placeholders in a pattern: <c>#</c> the next number, <c>~</c> the next number with its sign, <c>$</c> the next number as eight
    /// hexadecimal digits, <c>@</c> the name.
    /// </remarks>
    public static class MessageFormat
    {
        private const string Marks = "#~$@";

        /// <summary>Formats one number.</summary>
        /// <returns>The sentence.</returns>
        public static string Of(string pattern, int number)
        {
            return Of(pattern, null, number, 0, 0);
        }

        /// <summary>Formats two numbers.</summary>
        /// <param name="pattern">The pattern.</param>
        /// <param name="first">The first number.</param>
        /// <param name="second">The second number.</param>
        /// <returns>The sentence.</returns>
        public static string Of(string pattern, int first, int second)
        {
            return Of(pattern, null, first, second, 0);
        }

        /// <summary>Formats a name and up to two numbers.</summary>
        /// <param name="pattern">The pattern.</param>
        /// <param name="name">The name.</param>
        /// <param name="first">The first number.</param>
        /// <param name="second">The second number.</param>
        /// <returns>The sentence.</returns>
        public static string Of(string pattern, string name, int first = 0, int second = 0)
        {
            return Of(pattern, name, first, second, 0);
        }

        /// <summary>Formats a name and up to three numbers.</summary>
        /// <param name="pattern">The pattern.</param>
        /// <param name="name">The name; null if the pattern contains no @.</param>
        /// <param name="first">The first number.</param>
        /// <param name="second">The second number.</param>
        /// <param name="third">The third number.</param>
        /// <returns>The sentence.</returns>
        public static string Of(string pattern, string name, int first, int second, int third)
        {
            string text = string.Empty;
            int from = 0;
            for (int i = 0; i < pattern.Length; i++)
            {
                int mark = Marks.IndexOf(pattern[i]);
                if (mark < 0)
                {
                    continue;
                }

                text += pattern.Substring(from, i - from)
                    + (mark == 3 ? name : mark == 2 ? Hex.Text((uint)first) : mark == 1 ? first.ToString() : ((uint)first).ToString());
                from = i + 1;
                if (mark != 3)
                {
                    first = second;
                    second = third;
                }
            }

            return text + pattern.Substring(from);
        }
    }
}
