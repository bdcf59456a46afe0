namespace System
{
    /// <content>Texts made of one: parts of it, and the same in another width or case.</content>
    public sealed partial class String
    {
        /// <summary>The text, with characters before it up to a width.</summary>
        public string PadLeft(int totalWidth, char paddingChar = ' ')
        {
            int pad = PadOf(totalWidth);

            return pad == 0 ? this : Concat(new string(paddingChar, pad), this);
        }

        /// <summary>The text, with characters behind it up to a width.</summary>
        public string PadRight(int totalWidth, char paddingChar = ' ')
        {
            int pad = PadOf(totalWidth);

            return pad == 0 ? this : Concat(this, new string(paddingChar, pad));
        }

        /// <summary>The parts between separators; no separators given: between white space.</summary>
        public string[] Split(params char[] separator)
        {
            return Split(separator, int.MaxValue);
        }

        /// <summary>At most count parts between separators; the last one holds the rest.</summary>
        public string[] Split(char[] separator, int count)
        {
            if (count < 0)
            {
                throw OutOfRange.Negative("count", count);
            }

            if (count == 0)
            {
                return new string[0];
            }

            int parts = 1;

            for (int i = 0; i < Length && parts < count; i++)
            {
                parts += IsSeparator(this[i], separator) ? 1 : 0;
            }

            string[] result = new string[parts];
            int start = 0;
            int part = 0;

            for (int i = 0; part < parts - 1; i++)
            {
                if (IsSeparator(this[i], separator))
                {
                    result[part++] = Substring(start, i - start);
                    start = i + 1;
                }
            }

            result[part] = Substring(start);

            return result;
        }

        /// <summary>The text from an index on.</summary>
        public string Substring(int startIndex)
        {
            return Substring(startIndex, Length - startIndex);
        }

        /// <summary>A part of the text.</summary>
        public string Substring(int startIndex, int length)
        {
            if (startIndex < 0 || startIndex > Length)
            {
                throw OutOfRange.NegativeOr("startIndex", startIndex, "startIndex cannot be larger than length of string.");
            }

            if (length < 0 || length > Length - startIndex)
            {
                throw OutOfRange.NegativeOr("length", length, OutOfRange.Part);
            }

            if (length == Length)
            {
                return this;
            }

            if (length == 0)
            {
                return "";
            }

            string text = Allocate(length);
            Blit(text, 0, this, startIndex, length);

            return text;
        }

        /// <summary>The text with ASCII letters in lower case.</summary>
        public string ToLower()
        {
            char[] chars = ToCharArray();

            for (int i = 0; i < chars.Length; i++)
            {
                chars[i] = chars[i].ToLower();
            }

            return new string(chars);
        }

        /// <summary>The text with ASCII letters in upper case.</summary>
        public string ToUpper()
        {
            char[] chars = ToCharArray();

            for (int i = 0; i < chars.Length; i++)
            {
                chars[i] = chars[i].ToUpper();
            }

            return new string(chars);
        }

        /// <summary>The text without white space at its ends.</summary>
        public string Trim()
        {
            return TrimEnds(null, true, true);
        }

        /// <summary>The text without these characters at its ends; none given: without white space.</summary>
        public string Trim(params char[] trimChars)
        {
            return TrimEnds(trimChars, true, true);
        }

        /// <summary>The text without these characters at its end; none given: without white space.</summary>
        public string TrimEnd(params char[] trimChars)
        {
            return TrimEnds(trimChars, false, true);
        }

        /// <summary>The text without these characters at its start; none given: without white space.</summary>
        public string TrimStart(params char[] trimChars)
        {
            return TrimEnds(trimChars, true, false);
        }

        private static bool IsSeparator(char c, char[] separator)
        {
            return separator == null || separator.Length == 0 ? IsWhiteSpace(c) : IsAny(c, separator);
        }

        private int PadOf(int totalWidth)
        {
            if (totalWidth < 0)
            {
                throw OutOfRange.Negative("totalWidth", totalWidth);
            }

            return totalWidth > Length ? totalWidth - Length : 0;
        }

        private string TrimEnds(char[] trimChars, bool atStart, bool atEnd)
        {
            int start = 0;
            int end = Length;

            while (atStart && start < end && IsSeparator(this[start], trimChars))
            {
                start++;
            }

            while (atEnd && end > start && IsSeparator(this[end - 1], trimChars))
            {
                end--;
            }

            return Substring(start, end - start);
        }
    }
}
