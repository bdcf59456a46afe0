using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Tests.Mutation;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    /// <summary>A card file in memory with injected faults.</summary>
    public sealed class MemoryCardFile : ICardFile
    {
        private readonly ReadBudget _budget;
        private byte[] _data;

        public MemoryCardFile(byte[] data)
        {
            _data = data;
            _budget = new ReadBudget(100_000 + (4L * data.Length));
        }

        /// <summary>Maximum number of bytes returned by one read, to simulate short reads.</summary>
        public int MostAtOnce { get; init; } = int.MaxValue;

        /// <summary>Reads that reach this byte fail with <see cref="CardStatus.ReadError"/>.</summary>
        public long BadByte { get; init; } = long.MaxValue;

        /// <summary>Writes beyond this length fail with <see cref="CardStatus.Full"/>.</summary>
        public long Capacity { get; init; } = long.MaxValue;

        public byte[] Data => _data;

        public uint Length => (uint)_data.Length;

        public uint Position { get; private set; }

        public CardStatus Seek(uint position)
        {
            if (position > Length)
            {
                return CardStatus.ReadError;
            }

            Position = position;
            return CardStatus.Ok;
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            _budget.Spend();
            int read = Math.Min(Math.Min(count, MostAtOnce), (int)(Length - Position));
            if (Position + read > BadByte)
            {
                return (int)CardStatus.ReadError;
            }

            Array.Copy(_data, (int)Position, buffer, offset, read);
            Position += (uint)read;
            return read;
        }

        public CardStatus Write(byte[] buffer, int offset, int count)
        {
            if (Position + count > Capacity)
            {
                return CardStatus.Full;
            }

            Array.Resize(ref _data, Math.Max(_data.Length, (int)Position + count));
            Array.Copy(buffer, offset, _data, (int)Position, count);
            Position += (uint)count;
            return CardStatus.Ok;
        }

        public CardStatus Flush() => CardStatus.Ok;

        public CardStatus Close() => CardStatus.Ok;

        public void Dispose()
        {
        }
    }
}
