using System.Collections;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>
    /// A text of UTF-16 code units. The runtime owns the layout. The linker binds <c>new string(...)</c> to the private static
    /// <c>Ctor</c> of the same parameters, because the size of the object depends on them.
    /// </summary>
    public sealed class String : IComparable, IEnumerable, ICloneable
    {
        /// <summary>The text of no characters.</summary>
        public static readonly string Empty = "";

        /// <summary>A string of an array's characters; null makes the empty string.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern String(char[] value);

        /// <summary>A string of a part of an array.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern String(char[] value, int startIndex, int length);

        /// <summary>A string of one character, repeated.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern String(char c, int count);

        /// <summary>Number of UTF-16 code units.</summary>
        public extern int Length
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <summary>The code unit at an index; outside the text throws IndexOutOfRangeException.</summary>
        [IndexerName("Chars")]
        public extern char this[int index]
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            get;
        }

        /// <summary>Whether two texts are the same, code unit by code unit.</summary>
        public static bool operator ==(string a, string b)
        {
            return Equals(a, b);
        }

        /// <summary>Whether two texts differ.</summary>
        public static bool operator !=(string a, string b)
        {
            return !Equals(a, b);
        }

        /// <summary>Whether two texts are the same, code unit by code unit; null equals null.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern bool Equals(string a, string b);

        /// <summary>Negative, zero or positive: by code units; null is before everything.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int Compare(string strA, string strB);

        /// <summary>Whether a text is null or has no characters.</summary>
        public static bool IsNullOrEmpty(string value)
        {
            return value == null || value.Length == 0;
        }

        /// <summary>The text of an object; null gives the empty string.</summary>
        public static string Concat(object arg0)
        {
            return arg0 == null ? Empty : arg0.ToString() ?? Empty;
        }

        /// <summary>The texts of two objects, one behind the other.</summary>
        public static string Concat(object arg0, object arg1)
        {
            return Concat(Concat(arg0), Concat(arg1));
        }

        /// <summary>The texts of three objects, one behind the other.</summary>
        public static string Concat(object arg0, object arg1, object arg2)
        {
            return Concat(Concat(arg0), Concat(arg1), Concat(arg2));
        }

        /// <summary>The texts of objects, one behind the other.</summary>
        public static string Concat(params object[] args)
        {
            string[] texts = new string[args.Length];

            for (int i = 0; i < texts.Length; i++)
            {
                texts[i] = Concat(args[i]);
            }

            return Concat(texts);
        }

        /// <summary>Two texts, one behind the other; null counts as empty.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern string Concat(string str0, string str1);

        /// <summary>Three texts, one behind the other; null counts as empty.</summary>
        public static string Concat(string str0, string str1, string str2)
        {
            return Concat(new string[] { str0, str1, str2 });
        }

        /// <summary>Four texts, one behind the other; null counts as empty.</summary>
        public static string Concat(string str0, string str1, string str2, string str3)
        {
            return Concat(new string[] { str0, str1, str2, str3 });
        }

        /// <summary>Texts, one behind the other; null counts as empty.</summary>
        public static string Concat(params string[] values)
        {
            int length = 0;

            foreach (string value in values)
            {
                length += value == null ? 0 : value.Length;
            }

            string text = Allocate(length);
            int at = 0;

            foreach (string value in values)
            {
                if (value != null)
                {
                    Blit(text, at, value, 0, value.Length);
                    at += value.Length;
                }
            }

            return text;
        }

        /// <summary>A text with <c>{index[,width][:format]}</c> replaced by arguments.</summary>
        public static string Format(string format, params object[] args)
        {
            return CompositeFormat.Format(format, args);
        }

        /// <summary>The text itself: every literal is one object already, others are not pooled.</summary>
        public static string Intern(string str)
        {
            return IsInterned(str);
        }

        /// <summary>The text itself.</summary>
        public static string IsInterned(string str)
        {
            if (str == null)
            {
                throw new ArgumentNullException("str");
            }

            return str;
        }

        /// <summary>Whether an object is the same text.</summary>
        public override bool Equals(object obj)
        {
            return Equals(this, obj as string);
        }

        /// <summary>A hash of the characters.</summary>
        public override int GetHashCode()
        {
            return base.GetHashCode();
        }

        /// <summary>Negative, zero or positive: by code units.</summary>
        public int CompareTo(object value)
        {
            string other = value as string;

            if (value != null && other == null)
            {
                throw new ArgumentException("Object must be of type String.");
            }

            return Compare(this, other);
        }

        /// <summary>Negative, zero or positive: by code units.</summary>
        public int CompareTo(string strB)
        {
            return Compare(this, strB);
        }

        /// <summary>The text itself.</summary>
        public override string ToString()
        {
            return this;
        }

        object ICloneable.Clone()
        {
            return this;
        }

        /// <summary>A walk over the characters, boxed.</summary>
        public IEnumerator GetEnumerator()
        {
            return ToCharArray().GetEnumerator();
        }

        /// <summary>Whether a text is part of this one.</summary>
        public bool Contains(string value)
        {
            return IndexOf(value) >= 0;
        }

        /// <summary>Whether this text starts with another one.</summary>
        public bool StartsWith(string value)
        {
            return value.Length <= Length && Matches(0, value);
        }

        /// <summary>Whether this text ends with another one.</summary>
        public bool EndsWith(string value)
        {
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

            for (int i = startIndex; i < startIndex + count; i++)
            {
                if (this[i] == value)
                {
                    return i;
                }
            }

            return -1;
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
            CheckRange(startIndex, count);

            for (int i = startIndex; i < startIndex + count; i++)
            {
                if (IsAny(this[i], anyOf))
                {
                    return i;
                }
            }

            return -1;
        }

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
                throw new ArgumentOutOfRangeException("count");
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
                throw new ArgumentOutOfRangeException("startIndex");
            }

            if (length < 0 || length > Length - startIndex)
            {
                throw new ArgumentOutOfRangeException("length");
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

        /// <summary>The characters.</summary>
        public char[] ToCharArray()
        {
            return ToCharArray(0, Length);
        }

        /// <summary>The characters of a part.</summary>
        public char[] ToCharArray(int startIndex, int length)
        {
            CheckRange(startIndex, length);
            char[] chars = new char[length];
            CopyChars(startIndex, chars, 0, length);

            return chars;
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

        /// <summary>Copies characters into an array; the ranges are checked already.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal extern void CopyChars(int index, char[] target, int targetIndex, int length);

        /// <summary>White space as .NET counts it in Latin-1, with the general punctuation spaces.</summary>
        internal static bool IsWhiteSpace(char c)
        {
            return c == ' ' || (c >= '\t' && c <= '\r') || c == '\u00a0' || c == '\u0085' ||
                (c >= '\u2000' && c <= '\u200a') || c == '\u1680' || c == '\u2028' || c == '\u2029' || c == '\u202f' ||
                c == '\u205f' || c == '\u3000';
        }

        private static string Ctor(char[] value)
        {
            return value == null ? "" : Ctor(value, 0, value.Length);
        }

        private static string Ctor(char[] value, int startIndex, int length)
        {
            if (value == null)
            {
                throw new ArgumentNullException("value");
            }

            if (startIndex < 0)
            {
                throw new ArgumentOutOfRangeException("startIndex");
            }

            if (length < 0)
            {
                throw new ArgumentOutOfRangeException("length");
            }

            if (startIndex > value.Length - length)
            {
                throw new ArgumentOutOfRangeException("startIndex");
            }

            string text = Allocate(length);
            BlitChars(text, 0, value, startIndex, length);

            return text;
        }

        private static string Ctor(char c, int count)
        {
            if (count < 0)
            {
                throw new ArgumentOutOfRangeException("count");
            }

            string text = Allocate(count);
            Fill(text, 0, c, count);

            return text;
        }

        /// <summary>A new string of zero characters to be written before anybody sees it; length 0 gives the one empty string.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern string Allocate(int length);

        /// <summary>Writes a part of a string into a fresh one; the ranges are right already.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Blit(string target, int at, string source, int index, int length);

        /// <summary>Writes a part of an array into a fresh string; the ranges are right already.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void BlitChars(string target, int at, char[] source, int index, int length);

        /// <summary>Writes one character repeatedly into a fresh string; the range is right already.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern void Fill(string target, int at, char c, int count);

        private static void CheckText(string value)
        {
            if (value == null)
            {
                throw new ArgumentNullException("value");
            }
        }

        private static bool IsAny(char c, char[] anyOf)
        {
            foreach (char any in anyOf)
            {
                if (c == any)
                {
                    return true;
                }
            }

            return false;
        }

        private static bool IsSeparator(char c, char[] separator)
        {
            return separator == null || separator.Length == 0 ? IsWhiteSpace(c) : IsAny(c, separator);
        }

        private void CheckRange(int startIndex, int count)
        {
            if (startIndex < 0 || startIndex > Length)
            {
                throw new ArgumentOutOfRangeException("startIndex");
            }

            if (count < 0 || count > Length - startIndex)
            {
                throw new ArgumentOutOfRangeException("count");
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
                throw new ArgumentOutOfRangeException("startIndex");
            }

            if (count < 0 || count > startIndex + 1)
            {
                throw new ArgumentOutOfRangeException("count");
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

        private int PadOf(int totalWidth)
        {
            if (totalWidth < 0)
            {
                throw new ArgumentOutOfRangeException("totalWidth");
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
