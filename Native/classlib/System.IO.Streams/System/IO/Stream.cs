using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("System.IO.FileSystem")]

namespace System.IO
{
    /// <summary>Bytes in a row that are read or written piece by piece.</summary>
    public abstract class Stream : MarshalByRefObject, IDisposable
    {
        private const int CopyBlock = 2048;

        /// <summary>Whether it can be read.</summary>
        public abstract bool CanRead { get; }

        /// <summary>Whether its position can be set.</summary>
        public abstract bool CanSeek { get; }

        /// <summary>Whether it can be written.</summary>
        public abstract bool CanWrite { get; }

        /// <summary>Whether it can give up waiting.</summary>
        public virtual bool CanTimeout => false;

        /// <summary>Number of bytes.</summary>
        public abstract long Length { get; }

        /// <summary>Where the next byte is read or written.</summary>
        public abstract long Position { get; set; }

        /// <summary>Milliseconds a read waits.</summary>
        public virtual int ReadTimeout
        {
            get { throw new InvalidOperationException(); }
            set { throw new InvalidOperationException(); }
        }

        /// <summary>Milliseconds a write waits.</summary>
        public virtual int WriteTimeout
        {
            get { throw new InvalidOperationException(); }
            set { throw new InvalidOperationException(); }
        }

        /// <summary>Closes the stream.</summary>
        public virtual void Close() => Dispose(true);

        /// <summary>Closes the stream.</summary>
        public void Dispose() => Close();

        /// <summary>Writes the rest of this stream to another one.</summary>
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

        /// <summary>Gives back what the stream holds.</summary>
        protected virtual void Dispose(bool disposing)
        {
        }

        /// <summary>Writes what is kept back.</summary>
        public abstract void Flush();

        /// <summary>Reads at most count bytes; 0 at the end.</summary>
        public abstract int Read(byte[] buffer, int offset, int count);

        /// <summary>Reads at most as many bytes as there is room for; 0 at the end.</summary>
        public abstract int Read(SpanByte buffer);

        /// <summary>Sets the position and returns it from the start.</summary>
        public abstract long Seek(long offset, SeekOrigin origin);

        /// <summary>Cuts the stream off or makes it longer.</summary>
        public abstract void SetLength(long value);

        /// <summary>Writes bytes.</summary>
        public abstract void Write(byte[] buffer, int offset, int count);

        /// <summary>Reads a byte; -1 at the end.</summary>
        public virtual int ReadByte()
        {
            byte[] one = new byte[1];

            return Read(one, 0, 1) == 0 ? -1 : one[0];
        }

        /// <summary>Writes a byte.</summary>
        public virtual void WriteByte(byte value) => Write(new byte[] { value }, 0, 1);

        /// <summary>Throws unless the buffer holds count bytes from an offset on.</summary>
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

        /// <summary>What Read into a span is for a stream that reads into arrays.</summary>
        internal int ReadThroughBlock(SpanByte buffer)
        {
            byte[] block = new byte[buffer.Length];
            int count = Read(block, 0, block.Length);
            new SpanByte(block, 0, count).CopyTo(buffer);

            return count;
        }
    }
}
