using System.Runtime.CompilerServices;

using System.Runtime;

namespace System
{
    /// <content>What a text contains, and where.</content>
    public sealed partial class String
    {
        /// <summary>Whether a text is part of this one.</summary>
        public bool Contains(string value)
        {
            return IndexOf(value) >= 0;
        }

        /// <summary>Whether this text starts with another one.</summary>
        public bool StartsWith(string value)
        {
            NotNull(value, "value");
            return value.Length <= Length && Matches(0, value);
        }

        /// <summary>Whether this text ends with another one.</summary>
        public bool EndsWith(string value)
        {
            NotNull(value, "value");
            return value.Length <= Length && Matches(Length - value.Length, value);
        }

        /// <summary>Index of the first such character, or -1.</summary>
        public int IndexOf(char value)
        {
            return IndexOf(value, 0, Length);
        }

        /// <summary>Index of the first such character from an index on, or -1.</summary>
        public int IndexOf(char value, int startIndex)
        {
            return IndexOf(value, startIndex, Length - startIndex);
        }

        /// <summary>Index of the first such character in a range, or -1.</summary>
        public int IndexOf(char value, int startIndex, int count)
        {
            CheckRange(startIndex, count);

            return Find(this, value, startIndex, startIndex + count);
        }

        /// <summary>Index of the first occurrence of a text, or -1.</summary>
        public int IndexOf(string value)
        {
            return IndexOf(value, 0, Length);
        }

        /// <summary>Index of the first occurrence of a text from an index on, or -1.</summary>
        public int IndexOf(string value, int startIndex)
        {
            return IndexOf(value, startIndex, Length - startIndex);
        }

        /// <summary>Index of the first occurrence of a text in a range, or -1.</summary>
        public int IndexOf(string value, int startIndex, int count)
        {
            CheckText(value);
            CheckRange(startIndex, count);

            for (int i = startIndex; i <= startIndex + count - value.Length; i++)
            {
                if (Matches(i, value))
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Index of the first of any of the characters, or -1.</summary>
        public int IndexOfAny(char[] anyOf)
        {
            return IndexOfAny(anyOf, 0, Length);
        }

        /// <summary>Index of the first of any of the characters from an index on, or -1.</summary>
        public int IndexOfAny(char[] anyOf, int startIndex)
        {
            return IndexOfAny(anyOf, startIndex, Length - startIndex);
        }

        /// <summary>Index of the first of any of the characters in a range, or -1.</summary>
        public int IndexOfAny(char[] anyOf, int startIndex, int count)
        {
            NotNull(anyOf, "anyOf");
            CheckRange(startIndex, count);

            return FindAny(this, anyOf, startIndex, startIndex + count);
        }

        /// <summary>Index of the first such character before an end, or -1. The range is checked already.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int Find(string text, char value, int start, int end);

        /// <summary>Index of the first of any of the characters before an end, or -1. The range is checked already.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern int FindAny(string text, char[] anyOf, int start, int end);

        /// <summary>Index of the last such character, or -1.</summary>
        public int LastIndexOf(char value)
        {
            int i = Length - 1;

            while (i >= 0 && this[i] != value)
            {
                i--;
            }

            return i;
        }

        /// <summary>Index of the last such character at or before an index, or -1.</summary>
        public int LastIndexOf(char value, int startIndex)
        {
            return LastIndexOf(value, startIndex, startIndex + 1);
        }

        /// <summary>Index of the last such character among those that end at an index, or -1.</summary>
        public int LastIndexOf(char value, int startIndex, int count)
        {
            CheckRangeBack(startIndex, count);

            for (int i = startIndex; i > startIndex - count; i--)
            {
                if (this[i] == value)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Index of the last occurrence of a text, or -1.</summary>
        public int LastIndexOf(string value)
        {
            return LastIndexOf(value, Length - 1, Length);
        }

        /// <summary>Index of the last occurrence of a text that ends at or before an index, or -1.</summary>
        public int LastIndexOf(string value, int startIndex)
        {
            return LastIndexOf(value, startIndex, startIndex + 1);
        }

        /// <summary>Index of the last occurrence of a text within the characters that end at an index, or -1.</summary>
        public int LastIndexOf(string value, int startIndex, int count)
        {
            CheckText(value);
            CheckRangeBack(startIndex, count);

            for (int i = startIndex - value.Length + 1; i > startIndex - count; i--)
            {
                if (Matches(i, value))
                {
                    return i;
                }
            }

            return value.Length == 0 ? startIndex + 1 : -1;
        }

        /// <summary>Index of the last of any of the characters, or -1.</summary>
        public int LastIndexOfAny(char[] anyOf)
        {
            return LastIndexOfAny(anyOf, Length - 1, Length);
        }

        /// <summary>Index of the last of any of the characters at or before an index, or -1.</summary>
        public int LastIndexOfAny(char[] anyOf, int startIndex)
        {
            return LastIndexOfAny(anyOf, startIndex, startIndex + 1);
        }

        /// <summary>Index of the last of any of the characters among those that end at an index, or -1.</summary>
        public int LastIndexOfAny(char[] anyOf, int startIndex, int count)
        {
            NotNull(anyOf, "anyOf");
            CheckRangeBack(startIndex, count);

            for (int i = startIndex; i > startIndex - count; i--)
            {
                if (IsAny(this[i], anyOf))
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Says which argument is null; an image that does without has a NullReferenceException.</summary>
        [Verbose]
        private static void NotNull(object value, string name)
        {
            if (value == null)
            {
                throw new ArgumentNullException(name);
            }
        }

        private static void CheckText(string value)
        {
            if (value == null)
            {
                throw new ArgumentNullException("value");
            }
        }

        private void CheckRangeBack(int startIndex, int count)
        {
            if (Length == 0 && startIndex == -1 && count == 0)
            {
                return;
            }

            if (startIndex < 0 || startIndex >= Length)
            {
                throw new ArgumentOutOfRangeException("startIndex", OutOfRange.Index);
            }

            if (count < 0 || count > startIndex + 1)
            {
                throw new ArgumentOutOfRangeException("count", OutOfRange.Count);
            }
        }

        private bool Matches(int at, string value)
        {
            for (int i = 0; i < value.Length; i++)
            {
                if (this[at + i] != value[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
