namespace System
{
    /// <summary>A part of a byte array: v1's stand-in for spans.</summary>
    public readonly struct SpanByte
    {
        private readonly byte[] _array;
        private readonly int _start;
        private readonly int _length;

        /// <summary>All of an array; null gives the empty part.</summary>
        public SpanByte(byte[] array)
        {
            _array = array;
            _start = 0;
            _length = array == null ? 0 : array.Length;
        }

        /// <summary>A range of an array.</summary>
        public SpanByte(byte[] array, int start, int length)
        {
            int available = array == null ? 0 : array.Length;

            if (start < 0 || length < 0 || start > available || length > available - start)
            {
                throw new ArgumentOutOfRangeException();
            }

            _array = array;
            _start = start;
            _length = length;
        }

        /// <summary>No bytes.</summary>
        public static SpanByte Empty
        {
            get { return new SpanByte(null); }
        }

        /// <summary>Whether there are no bytes.</summary>
        public bool IsEmpty
        {
            get { return _length == 0; }
        }

        /// <summary>Number of bytes.</summary>
        public int Length
        {
            get { return _length; }
        }

        /// <summary>The byte at an index.</summary>
        public byte this[int index]
        {
            get
            {
                Check(index);

                return _array[_start + index];
            }

            set
            {
                Check(index);
                _array[_start + index] = value;
            }
        }

        /// <summary>All of an array.</summary>
        public static implicit operator SpanByte(byte[] array)
        {
            return new SpanByte(array);
        }

        /// <summary>Copies the bytes to the start of another part.</summary>
        public void CopyTo(SpanByte destination)
        {
            if (_length > destination._length)
            {
                throw new ArgumentException();
            }

            if (_length > 0)
            {
                Array.Copy(_array, _start, destination._array, destination._start, _length);
            }
        }

        /// <summary>The bytes from an index on.</summary>
        public SpanByte Slice(int start)
        {
            return Slice(start, _length - start);
        }

        /// <summary>A range of the bytes.</summary>
        public SpanByte Slice(int start, int length)
        {
            if (start < 0 || length < 0 || start > _length || length > _length - start)
            {
                throw new ArgumentOutOfRangeException();
            }

            return new SpanByte(_array, _start + start, length);
        }

        /// <summary>A copy of the bytes.</summary>
        public byte[] ToArray()
        {
            byte[] copy = new byte[_length];

            if (_length > 0)
            {
                Array.Copy(_array, _start, copy, 0, _length);
            }

            return copy;
        }

        private void Check(int index)
        {
            if (index < 0 || index >= _length)
            {
                throw new ArgumentOutOfRangeException("index");
            }
        }
    }
}
