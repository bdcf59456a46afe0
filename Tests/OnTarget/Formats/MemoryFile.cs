using System;
using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.OnTarget.Formats
{
    /// <summary>A file in memory, open for reading.</summary>
    internal sealed class MemoryFile : ICardFile
    {
        private readonly byte[] _data;

        public MemoryFile(byte[] data)
        {
            _data = data;
        }

        /// <inheritdoc/>
        public uint Length
        {
            get { return (uint)_data.Length; }
        }

        /// <inheritdoc/>
        public uint Position { get; private set; }

        /// <inheritdoc/>
        public CardStatus Seek(uint position)
        {
            if (position > Length)
            {
                return CardStatus.ReadError;
            }

            Position = position;
            return CardStatus.Ok;
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count)
        {
            int left = (int)(Length - Position);
            count = count < left ? count : left;
            Array.Copy(_data, (int)Position, buffer, offset, count);
            Position += (uint)count;
            return count;
        }

        /// <inheritdoc/>
        public CardStatus Write(byte[] buffer, int offset, int count)
        {
            return CardStatus.ReadOnly;
        }

        /// <inheritdoc/>
        public CardStatus Flush()
        {
            return CardStatus.ReadOnly;
        }

        /// <inheritdoc/>
        public CardStatus Close()
        {
            return CardStatus.Ok;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
        }
    }
}
