using System;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.OnTarget.Formats
{
    /// <summary>A byte source that reads from an array.</summary>
    internal sealed class MemorySource : IByteSource
    {
        private readonly byte[] _data;
        private int _position;

        public MemorySource(byte[] data)
        {
            _data = data;
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count)
        {
            if (count > _data.Length - _position)
            {
                count = _data.Length - _position;
            }

            Array.Copy(_data, _position, buffer, offset, count);
            _position += count;
            return count;
        }
    }
}
