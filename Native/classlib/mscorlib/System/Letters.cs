using System.Runtime;

namespace System
{
    /// <summary>
    /// Upper and lower case of the letters of Latin-1, Latin Extended-A, Greek and Cyrillic, as .NET's invariant culture has them.
    /// </summary>
    internal static class Letters
    {
        /// <summary>
        /// Ranges of upper case letters: the first, the last, how far behind it the lower case is, and at which distance the next one
        /// stands.
        /// </summary>
        private const string Ranges =
            "\u00c0\u00d6\u0020\u0001" + "\u00d8\u00de\u0020\u0001" + "\u0100\u012e\u0001\u0002" + "\u0132\u0136\u0001\u0002"
            + "\u0139\u0147\u0001\u0002" + "\u014a\u0176\u0001\u0002" + "\u0179\u017d\u0001\u0002" + "\u0386\u0386\u0026\u0001"
            + "\u0388\u038a\u0025\u0001" + "\u038c\u038c\u0040\u0001" + "\u038e\u038f\u003f\u0001" + "\u0391\u03a1\u0020\u0001"
            + "\u03a3\u03ab\u0020\u0001" + "\u03d8\u03ee\u0001\u0002" + "\u0400\u040f\u0050\u0001" + "\u0410\u042f\u0020\u0001"
            + "\u0460\u0480\u0001\u0002" + "\u048a\u04be\u0001\u0002" + "\u04c0\u04c0\u000f\u0001" + "\u04c1\u04cd\u0001\u0002"
            + "\u04d0\u052e\u0001\u0002";

        /// <summary>The lower case of a letter; what has none is returned. An image that is to be terse knows ASCII only.</summary>
        [Verbose]
        internal static char ToLower(char c)
        {
            for (int i = 0; c >= '\u0080' && i < Ranges.Length; i += 4)
            {
                if (c >= Ranges[i] && c <= Ranges[i + 1] && (c - Ranges[i]) % Ranges[i + 3] == 0)
                {
                    return (char)(c + Ranges[i + 2]);
                }
            }

            return c == '\u0178' ? '\u00ff' : c;
        }

        /// <summary>The upper case of a letter; what has none is returned. An image that is to be terse knows ASCII only.</summary>
        [Verbose]
        internal static char ToUpper(char c)
        {
            for (int i = 0; c >= '\u0080' && i < Ranges.Length; i += 4)
            {
                int upper = c - Ranges[i + 2];

                if (upper >= Ranges[i] && upper <= Ranges[i + 1] && (upper - Ranges[i]) % Ranges[i + 3] == 0)
                {
                    return (char)upper;
                }
            }

            return c == '\u00ff' ? '\u0178' : c == '\u00b5' ? '\u039c' : c == '\u03c2' ? '\u03a3' : c == '\u017f' ? 'S' : c;
        }
    }
}
