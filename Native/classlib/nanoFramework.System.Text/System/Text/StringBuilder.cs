using System;
using System.Runtime.CompilerServices;

namespace System.Text
{
    /// <summary>A mutable string. The natives access its fields (string_builder.cpp).</summary>
    public sealed partial class StringBuilder
    {
        private const int DefaultCapacity = 16;

        private readonly int _maxCapacity;
        private char[] _chars;
        private int _length;

        /// <summary>Creates an empty builder.</summary>
        public StringBuilder() : this(DefaultCapacity)
        {
        }

        /// <summary>Creates an empty builder with the given capacity.</summary>
        public StringBuilder(int capacity) : this(capacity, int.MaxValue)
        {
        }

        /// <summary>Creates an empty builder with the given capacity and maximum length.</summary>
        public StringBuilder(int capacity, int maxCapacity)
        {
            if (maxCapacity < 1)
            {
                throw new ArgumentOutOfRangeException("maxCapacity");
            }

            if (capacity < 0 || capacity > maxCapacity)
            {
                throw new ArgumentOutOfRangeException("capacity");
            }

            _chars = new char[capacity == 0 ? DefaultCapacity : capacity];
            _maxCapacity = maxCapacity;
        }

        /// <summary>Creates a builder that contains a string.</summary>
        public StringBuilder(string value) : this(value, DefaultCapacity)
        {
        }

        /// <summary>Creates a builder that contains a string and has the given capacity.</summary>
        public StringBuilder(string value, int capacity) : this(value, 0, value == null ? 0 : value.Length, capacity)
        {
        }

        /// <summary>Creates a builder that contains a part of a string and has the given capacity.</summary>
        public StringBuilder(string value, int startIndex, int length, int capacity) : this(capacity < length ? length : capacity)
        {
            Append(value, startIndex, length);
        }

        /// <summary>Capacity in characters.</summary>
        public int Capacity
        {
            get
            {
                return _chars.Length;
            }

            set
            {
                if (value < _length || value > _maxCapacity)
                {
                    throw new ArgumentOutOfRangeException("value");
                }

                char[] chars = new char[value];
                Array.Copy(_chars, chars, _length);
                _chars = chars;
            }
        }

        /// <summary>Number of characters. Setting a larger value appends null characters; setting a smaller one truncates.</summary>
        public int Length
        {
            get
            {
                return _length;
            }

            set
            {
                if (value < 0 || value > _maxCapacity)
                {
                    throw new ArgumentOutOfRangeException("value");
                }

                if (value > _length)
                {
                    Append('\0', value - _length);
                }

                _length = value;
            }
        }

        /// <summary>Maximum length in characters.</summary>
        public int MaxCapacity => _maxCapacity;

        /// <summary>The character at the given index.</summary>
        [System.Runtime.CompilerServices.IndexerName("Item")]
        public char this[int index]
        {
            get
            {
                if (index < 0 || index >= _length)
                {
                    throw new IndexOutOfRangeException();
                }

                return _chars[index];
            }

            set
            {
                if (index < 0 || index >= _length)
                {
                    throw new ArgumentOutOfRangeException("index");
                }

                _chars[index] = value;
            }
        }

        /// <summary>Removes all characters.</summary>
        public StringBuilder Clear()
        {
            _length = 0;

            return this;
        }

        /// <summary>Inserts a range of characters at the given index.</summary>
        public StringBuilder Insert(int index, char[] value, int startIndex, int charCount)
        {
            if (value == null && charCount == 0)
            {
                return this;
            }

            if (value == null)
            {
                throw new ArgumentNullException("value");
            }

            if (startIndex < 0 || charCount < 0 || startIndex > value.Length - charCount)
            {
                throw charCount < 0
                    ? new ArgumentOutOfRangeException("charCount") : new ArgumentOutOfRangeException("startIndex");
            }

            CheckRoom(index, charCount);
            Put(index, value, startIndex, charCount);

            return this;
        }

        /// <summary>Inserts a string at the given index, count times.</summary>
        public StringBuilder Insert(int index, string value, int count = 1)
        {
            if (count < 0)
            {
                throw new ArgumentOutOfRangeException("count");
            }

            for (int i = 0; i < count && value != null; i++)
            {
                CheckRoom(index, value.Length);
                Put(index, value, 0, value.Length);
            }

            return this;
        }

        /// <summary>Removes a range of characters.</summary>
        public StringBuilder Remove(int startIndex, int length)
        {
            if (startIndex < 0 || length < 0 || length > _length - startIndex)
            {
                throw new ArgumentOutOfRangeException(startIndex < 0 && length >= 0 ? "startIndex" : "length");
            }

            Array.Copy(_chars, startIndex + length, _chars, startIndex, _length - startIndex - length);
            _length -= length;

            return this;
        }

        /// <summary>Replaces every occurrence of a character.</summary>
        public StringBuilder Replace(char oldChar, char newChar) => Replace(oldChar, newChar, 0, _length);

        /// <summary>Replaces every occurrence of a character in a range.</summary>
        public StringBuilder Replace(char oldChar, char newChar, int startIndex, int count)
        {
            CheckPart(startIndex, count, _length, "count");

            for (int i = startIndex; i < startIndex + count; i++)
            {
                if (_chars[i] == oldChar)
                {
                    _chars[i] = newChar;
                }
            }

            return this;
        }

        /// <summary>Replaces every occurrence of a string.</summary>
        public StringBuilder Replace(string oldValue, string newValue) => Replace(oldValue, newValue, 0, _length);

        /// <summary>Replaces every occurrence of a string in a range.</summary>
        public StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)
        {
            if (oldValue == null)
            {
                throw new ArgumentNullException("oldValue");
            }

            if (oldValue.Length == 0)
            {
                throw new ArgumentException("The value cannot be an empty string.", "oldValue");
            }

            CheckPart(startIndex, count, _length, "count");
            string range = ToString(startIndex, count);
            string tail = ToString(startIndex + count, _length - startIndex - count);
            _length = startIndex;
            int at = 0;

            for (int found = range.IndexOf(oldValue); found >= 0; found = range.IndexOf(oldValue, at))
            {
                Append(range, at, found - at).Append(newValue);
                at = found + oldValue.Length;
            }

            return Append(range, at, range.Length - at).Append(tail);
        }

        /// <summary>Returns the string.</summary>
        public override string ToString() => new string(_chars, 0, _length);

        /// <summary>Returns a part of the string.</summary>
        public string ToString(int startIndex, int length)
        {
            CheckPart(startIndex, length, _length, "length");

            return new string(_chars, startIndex, length);
        }

        /// <summary>Throws if the range is not within the given length.</summary>
        private static void CheckPart(int startIndex, int count, int length, string countName)
        {
            if (startIndex < 0 || startIndex > length || count < 0 || count > length - startIndex)
            {
                throw new ArgumentOutOfRangeException(startIndex < 0 || startIndex > length ? "startIndex" : countName);
            }
        }

        /// <summary>Throws if characters cannot be inserted at the given index.</summary>
        private void CheckRoom(int index, int count)
        {
            if (index < 0 || index > _length)
            {
                throw new ArgumentOutOfRangeException("index");
            }

            if (count > _maxCapacity - _length)
            {
                throw new ArgumentOutOfRangeException("valueCount", "The length cannot be greater than the capacity.");
            }
        }

        /// <summary>Inserts a part of a string or character array at the given index; the caller has checked range and capacity.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private extern void Put(int index, object source, int start, int count);

        /// <summary>Appends a character repeatedly; the caller has checked the capacity.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        private extern void Fill(char value, int count);
    }
}
