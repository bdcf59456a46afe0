using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Chip.CardImage
{
    /// <summary>What is wrong with the card's files, as what is wrong with its blocks.</summary>
    /// <param name="faults">The card's faults.</param>
    /// <param name="locate">Tells where a byte of a file lies on the image now, or null.</param>
    internal sealed class CardBlockFaults(CardFaults faults, Func<string, uint, long?> locate)
    {
        private const int BlockSize = 512;

        private readonly HashSet<long> _unreadable = [];
        private readonly Dictionary<long, List<(int Offset, ChangingByte Byte)>> _changing = [];
        private int _seen = -1;

        /// <summary>Tells whether a block cannot be read.</summary>
        /// <param name="block">Its number.</param>
        /// <returns>Whether the card answers with an error.</returns>
        public bool ReadFails(long block)
        {
            Follow();

            return _unreadable.Contains(block);
        }

        /// <summary>Changes what is read.</summary>
        /// <param name="block">Its number.</param>
        /// <param name="data">What it holds.</param>
        public void Spoil(long block, Span<byte> data)
        {
            Follow();

            if (faults.NoFileSystem && block == 0)
            {
                data.Clear();
            }

            foreach ((int offset, ChangingByte changing) in _changing.GetValueOrDefault(block) ?? [])
            {
                data[offset] ^= changing.Read();
            }
        }

        /// <summary>Files that faults are planned for lie still while they are: the package's own, and the pointer to it.</summary>
        private void Follow()
        {
            if (_seen == faults.Version)
            {
                return;
            }

            if (faults.HasWriteErrors || faults.HasShortReads)
            {
                throw new NotSupportedException("Failing writes and short reads of a file cannot be told as faults of a card's blocks.");
            }

            _seen = faults.Version;
            _unreadable.Clear();
            _changing.Clear();

            foreach ((string path, uint offset) in faults.ReadErrors)
            {
                _unreadable.Add(Place(path, offset) / BlockSize);
            }

            foreach (ChangingByte changing in faults.Changing)
            {
                long place = Place(changing.Path, changing.Offset);

                if (!_changing.TryGetValue(place / BlockSize, out List<(int Offset, ChangingByte Byte)>? bytes))
                {
                    bytes = [];
                    _changing.Add(place / BlockSize, bytes);
                }

                bytes.Add(((int)(place % BlockSize), changing));
            }
        }

        private long Place(string path, uint offset) =>
            locate(path, offset) ?? throw new InvalidOperationException($"A fault is planned for byte {offset} of {path}, which is not on the card.");
    }
}
