namespace System.IO
{
    /// <summary>A stream over a byte array.</summary>
    public class MemoryStream : Stream
    {
        private const int SmallestCapacity = 256;

        private readonly bool _expandable;
        private readonly bool _writable;
        private byte[] _buffer;
        private int _length;
        private int _position;
        private bool _open = true;

        /// <summary>Creates an empty stream that grows as needed.</summary>
        public MemoryStream()
        {
            _buffer = new byte[SmallestCapacity];
            _expandable = true;
            _writable = true;
        }

        /// <summary>Creates a stream of fixed size over an array.</summary>
        public MemoryStream(byte[] buffer) : this(buffer, true)
        {
        }

        /// <summary>Creates a stream of fixed size over an array.</summary>
        public MemoryStream(byte[] buffer, bool isWritable)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException("buffer");
            }

            _buffer = buffer;
            _length = buffer.Length;
            _writable = isWritable;
        }

        /// <summary>Whether the stream is readable, that is, whether it is open.</summary>
        public override bool CanRead => _open;

        /// <summary>Whether the position can be set, that is, whether the stream is open.</summary>
        public override bool CanSeek => _open;

        /// <summary>Whether the stream is writable.</summary>
        public override bool CanWrite => _writable && _open;

        /// <summary>Length in bytes.</summary>
        public override long Length
        {
            get
            {
                CheckOpen();

                return _length;
            }
        }

        /// <summary>Position of the next read or write.</summary>
        public override long Position
        {
            get
            {
                CheckOpen();

                return _position;
            }

            set
            {
                CheckOpen();

                if (value < 0 || value > int.MaxValue)
                {
                    throw new ArgumentOutOfRangeException("value");
                }

                _position = (int)value;
            }
        }

        /// <summary>Does nothing, because writes are not buffered.</summary>
        public override void Flush()
        {
        }

        /// <summary>Returns the underlying array, which may be longer than the stream.</summary>
        public virtual byte[] GetBuffer() => _buffer;

        /// <summary>Reads up to count bytes; returns 0 at the end of the stream.</summary>
        public override int Read(byte[] buffer, int offset, int count)
        {
            CheckOpen();
            CheckRange(buffer, offset, count);
            int available = _length - _position;
            count = count < available ? count : available < 0 ? 0 : available;
            Array.Copy(_buffer, _position < _length ? _position : 0, buffer, offset, count);
            _position += count;

            return count;
        }

        /// <summary>Reads as many bytes as fit into the buffer; returns 0 at the end of the stream.</summary>
        public override int Read(SpanByte buffer) => ReadThroughBlock(buffer);

        /// <summary>Reads a byte; returns -1 at the end of the stream.</summary>
        public override int ReadByte()
        {
            CheckOpen();

            return _position < _length ? _buffer[_position++] : -1;
        }

        /// <summary>Sets the position and returns it, relative to the start of the stream.</summary>
        public override long Seek(long offset, SeekOrigin origin)
        {
            CheckOpen();
            long start = origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _position : _length;

            if (start + offset < 0)
            {
                throw new IOException("An attempt was made to move the position before the beginning of the stream.");
            }

            Position = start + offset;

            return _position;
        }

        /// <summary>Truncates or extends the stream.</summary>
        public override void SetLength(long value)
        {
            if (value < 0 || value > int.MaxValue)
            {
                throw new ArgumentOutOfRangeException("value", "Stream length must be non-negative and less than 2^31 - 1 - origin.");
            }

            CheckWritable();
            Resize((int)value);
            _position = _position > _length ? _length : _position;
        }

        /// <summary>Returns a copy of the bytes.</summary>
        public virtual byte[] ToArray()
        {
            byte[] copy = new byte[_length];
            Array.Copy(_buffer, copy, _length);

            return copy;
        }

        /// <summary>Writes bytes.</summary>
        public override void Write(byte[] buffer, int offset, int count)
        {
            CheckOpen();
            CheckWritable();
            CheckRange(buffer, offset, count);

            if (_position + count > _length)
            {
                Resize(_position + count);
            }

            Array.Copy(buffer, offset, _buffer, _position, count);
            _position += count;
        }

        /// <summary>Writes a byte.</summary>
        public override void WriteByte(byte value) => Write(new byte[] { value }, 0, 1);

        /// <summary>Writes all bytes to another stream.</summary>
        public virtual void WriteTo(Stream stream)
        {
            if (stream == null)
            {
                throw new ArgumentNullException("stream");
            }

            stream.Write(_buffer, 0, _length);
        }

        /// <summary>Closes the stream; its bytes remain accessible.</summary>
        protected override void Dispose(bool disposing) => _open = false;

        /// <summary>Sets the length; bytes that are added are zero.</summary>
        private void Resize(int length)
        {
            MakeRoom(length);

            if (length > _length)
            {
                Array.Clear(_buffer, _length, length - _length);
            }

            _length = length;
        }

        private void MakeRoom(int length)
        {
            if (length <= _buffer.Length)
            {
                return;
            }

            if (!_expandable)
            {
                throw new NotSupportedException("Memory stream is not expandable.");
            }

            byte[] larger = new byte[length > _buffer.Length * 2 ? length : _buffer.Length * 2];
            Array.Copy(_buffer, larger, _length);
            _buffer = larger;
        }

        private void CheckOpen()
        {
            if (!_open)
            {
                throw new ObjectDisposedException("Cannot access a closed Stream.", (Exception)null);
            }
        }

        private void CheckWritable()
        {
            if (!_writable)
            {
                throw new NotSupportedException("Stream does not support writing.");
            }
        }
    }
}
