using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Tests.Mutation;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    /// <summary>A byte source over an array. A limit on the number of reads stops endless loops.</summary>
    public sealed class ArraySource : IByteSource
    {
        private readonly byte[] _data;
        private readonly ReadBudget _budget;
        private int _position;

        public ArraySource(byte[] data)
        {
            _data = data;
            _budget = new ReadBudget(1000 + (4L * data.Length));
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            _budget.Spend();
            int read = Math.Min(count, _data.Length - _position);
            Array.Copy(_data, _position, buffer, offset, read);
            _position += read;
            return read;
        }

        public static byte[] ReadAll(IByteSource source, int chunk = 500)
        {
            using MemoryStream all = new();
            byte[] buffer = new byte[chunk];
            int read;
            do
            {
                read = source.Read(buffer, 0, chunk);
                all.Write(buffer, 0, read);
            }
            while (read == chunk);

            return all.ToArray();
        }
    }
}
