using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Emulator.CardImage
{
    /// <summary>Maps the faults injected into files on the card to the blocks that hold the affected bytes.</summary>
    /// <param name="faults">The card's faults.</param>
    /// <param name="locate">Returns the current offset of a file's byte in the image, or null if no cluster holds the byte.</param>
    internal sealed class CardBlockFaults(CardFaults faults, Func<string, uint, long?> locate)
    {
        private const int BlockSize = 512;

        private readonly HashSet<long> _unreadable = [];
        private readonly Dictionary<(string Path, uint Offset), long?> _unwritable = [];
        private readonly Dictionary<long, List<(int Offset, ChangingByte Byte)>> _changing = [];
        private int _seen = -1;

        /// <summary>Checks whether a block is unreadable.</summary>
        /// <returns><see langword="true"/> if a read of the block fails.</returns>
        public bool ReadFails(long block)
        {
            Follow();

            return _unreadable.Contains(block);
        }

        /// <summary>Applies the injected faults to the data read from a block.</summary>
        /// <param name="data">The block's content.</param>
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

        /// <summary>
        /// Checks whether a block is unwritable. A card stores blocks, not files, so an unwritable byte makes the block that contains the
        /// byte unwritable. While no cluster is allocated for the byte, the write to the directory or allocation table that would allocate
        /// the cluster fails instead. Earlier writes to that cluster succeed, because no file owns the cluster yet.
        /// </summary>
        /// <param name="write">Writes the block to the image, so that the effect of the write can be examined.</param>
        /// <param name="undo">Restores the previous content of the block after <paramref name="write"/>.</param>
        /// <returns><see langword="true"/> if the write must fail; the image keeps its previous content either way.</returns>
        public bool WriteFails(long block, Action write, Action undo)
        {
            Follow();

            if (_unwritable.Count == 0)
            {
                return false;
            }

            if (_unwritable.Values.Any(place => place / BlockSize == block))
            {
                return true;
            }

            write();

            Dictionary<(string Path, uint Offset), long?> after = _unwritable.Keys.ToDictionary(
                fault => fault, fault => locate(fault.Path, fault.Offset));
            bool fails = after.Any(fault => fault.Value is not null && _unwritable[fault.Key] is null);

            undo();

            if (!fails)
            {
                foreach ((var fault, long? place) in after)
                {
                    _unwritable[fault] = place;
                }
            }

            return fails;
        }

        /// <summary>
        /// Copies the fault locations from another image. The faults of the other image's card must already have been copied to this
        /// image's card.
        /// </summary>
        public void CopyFrom(CardBlockFaults other)
        {
            _seen = other._seen;
            _unreadable.UnionWith(other._unreadable);
            foreach (((string Path, uint Offset) fault, long? place) in other._unwritable)
            {
                _unwritable[fault] = place;
            }

            Dictionary<ChangingByte, ChangingByte> copies = other.Changing.Zip(Changing)
                .ToDictionary(pair => pair.First, pair => pair.Second);
            foreach ((long block, List<(int Offset, ChangingByte Byte)> bytes) in other._changing)
            {
                _changing[block] = bytes.ConvertAll(changing => (changing.Offset, copies[changing.Byte]));
            }
        }

        private IReadOnlyList<ChangingByte> Changing => faults.Changing;

        /// <summary>
        /// Locates the faulty bytes again if the set of faults has changed. Unreadable and changing bytes belong to files of the package or
        /// to the pointer file, which keep their clusters while a fault is set.
        /// </summary>
        private void Follow()
        {
            if (_seen == faults.Version)
            {
                return;
            }

            if (faults.HasShortReads)
            {
                throw new NotSupportedException("The emulator reads whole blocks and does not support short reads.");
            }

            _seen = faults.Version;
            _unreadable.Clear();
            _changing.Clear();
            _unwritable.Clear();

            foreach ((string path, uint offset) in faults.WriteErrors)
            {
                _unwritable[(path, offset)] = locate(path, offset);
            }

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
            locate(path, offset) ?? throw new InvalidOperationException(
                $"A fault is set for byte {offset} of {path}, but the card has no such byte.");
    }
}
