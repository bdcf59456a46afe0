using System.Collections;
using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>
    /// A text of UTF-16 code units. The runtime owns the layout. The linker binds <c>new string(...)</c> to the private static
    /// <c>Ctor</c> of the same parameters, because the size of the object depends on them.
    /// </summary>
    public sealed partial class String : IComparable, IEnumerable, ICloneable
    {
        /// <summary>The text of no characters.</summary>
        public static readonly string Empty = "";

        private static string[] s_interned;
        private static int s_internedCount;

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

        /// <summary>The text itself: every literal is one object already, others are not pooled.</summary>
        public static string Intern(string str)
        {
            string known = IsInterned(str);

            if (known != null)
            {
                return known;
            }

            if (s_interned == null || s_internedCount == s_interned.Length)
            {
                string[] larger = new string[s_internedCount == 0 ? 4 : s_internedCount * 2];

                for (int i = 0; i < s_internedCount; i++)
                {
                    larger[i] = s_interned[i];
                }

                s_interned = larger;
            }

            return s_interned[s_internedCount++] = str;
        }

        /// <summary>The one string with this text among the literals and those interned; null when there is none.</summary>
        public static string IsInterned(string str)
        {
            if (str == null)
            {
                throw new ArgumentNullException("str");
            }

            string known = LiteralOf(str);

            for (int i = 0; known == null && i < s_internedCount; i++)
            {
                known = s_interned[i] == str ? s_interned[i] : null;
            }

            return known;
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
                throw OutOfRange.Negative("startIndex", startIndex);
            }

            if (length < 0)
            {
                throw OutOfRange.Negative("length", length);
            }

            if (startIndex > value.Length - length)
            {
                throw OutOfRange.Above("startIndex", startIndex, value, length);
            }

            string text = Allocate(length);
            BlitChars(text, 0, value, startIndex, length);

            return text;
        }

        private static string Ctor(char c, int count)
        {
            if (count < 0)
            {
                throw OutOfRange.Negative("count", count);
            }

            string text = Allocate(count);
            Fill(text, 0, c, count);

            return text;
        }

        /// <summary>The literal with this text; null when the image has none.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private static extern string LiteralOf(string str);

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

        private void CheckRange(int startIndex, int count)
        {
            if (startIndex < 0 || startIndex > Length)
            {
                throw new ArgumentOutOfRangeException("startIndex", OutOfRange.IndexOrEnd);
            }

            if (count < 0 || count > Length - startIndex)
            {
                throw new ArgumentOutOfRangeException("count", OutOfRange.Count);
            }
        }
    }
}
