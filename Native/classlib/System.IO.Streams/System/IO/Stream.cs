using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("System.IO.FileSystem")]

namespace System.IO
{
    /// <summary>A sequence of bytes that is read or written in order.</summary>
    public abstract class Stream : MarshalByRefObject, IDisposable
    {
        private const int CopyBlock = 2048;

        /// <summary>Whether the stream is readable.</summary>
        public abstract bool CanRead { get; }

        /// <summary>Whether the position can be set.</summary>
        public abstract bool CanSeek { get; }

        /// <summary>Whether the stream is writable.</summary>
        public abstract bool CanWrite { get; }

        /// <summary>Whether timeouts are supported.</summary>
        public virtual bool CanTimeout => false;

        /// <summary>Length in bytes.</summary>
        public abstract long Length { get; }

        /// <summary>Position of the next read or write.</summary>
        public abstract long Position { get; set; }

        /// <summary>Timeout of reads in milliseconds.</summary>
        public virtual int ReadTimeout
        {
            get { throw new InvalidOperationException(); }
            set { throw new InvalidOperationException(); }
        }

        /// <summary>Timeout of writes in milliseconds.</summary>
        public virtual int WriteTimeout
        {
            get { throw new InvalidOperationException(); }
            set { throw new InvalidOperationException(); }
        }

        /// <summary>Closes the stream.</summary>
        public virtual void Close() => Dispose(true);

        /// <summary>Closes the stream.</summary>
        public void Dispose() => Close();

        /// <summary>Copies the rest of this stream to another one.</summary>
        public void CopyTo(Stream destination)
        {
            if (destination == null)
            {
                throw new ArgumentNullException("destination");
            }

            byte[] block = new byte[CopyBlock];

            for (int count = Read(block, 0, CopyBlock); count > 0; count = Read(block, 0, CopyBlock))
            {
                destination.Write(block, 0, count);
            }
        }

        /// <summary>Releases the resources of the stream.</summary>
        protected virtual void Dispose(bool disposing)
        {
        }

        /// <summary>Writes buffered data.</summary>
        public abstract void Flush();

        /// <summary>Reads up to count bytes; returns 0 at the end of the stream.</summary>
        public abstract int Read(byte[] buffer, int offset, int count);

        /// <summary>Reads as many bytes as fit into the buffer; returns 0 at the end of the stream.</summary>
        public abstract int Read(SpanByte buffer);

        /// <summary>Sets the position and returns it, relative to the start of the stream.</summary>
        public abstract long Seek(long offset, SeekOrigin origin);

        /// <summary>Truncates or extends the stream.</summary>
        public abstract void SetLength(long value);

        /// <summary>Writes bytes.</summary>
        public abstract void Write(byte[] buffer, int offset, int count);

        /// <summary>Reads a byte; returns -1 at the end of the stream.</summary>
        public virtual int ReadByte()
        {
            byte[] one = new byte[1];

            return Read(one, 0, 1) == 0 ? -1 : one[0];
        }

        /// <summary>Writes a byte.</summary>
        public virtual void WriteByte(byte value) => Write(new byte[] { value }, 0, 1);

        /// <summary>Throws if the buffer has fewer than count bytes from the offset on.</summary>
        internal static void CheckRange(byte[] buffer, int offset, int count)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException("buffer");
            }

            if (offset < 0)
            {
                throw new ArgumentOutOfRangeException("offset", "Non-negative number required.");
            }

            if (count < 0)
            {
                throw new ArgumentOutOfRangeException("count", "Non-negative number required.");
            }

            if (count > buffer.Length - offset)
            {
                throw new ArgumentOutOfRangeException(
                    "count",
                    "Offset and length were out of bounds for the array or count is greater than "
                    + "the number of elements from index to the end of the source collection.");
            }
        }

        /// <summary>Implements the Read that takes a span, for a stream that can only read into arrays.</summary>
        internal int ReadThroughBlock(SpanByte buffer)
        {
            byte[] block = new byte[buffer.Length];
            int count = Read(block, 0, block.Length);
            new SpanByte(block, 0, count).CopyTo(buffer);

            return count;
        }
    }
}
