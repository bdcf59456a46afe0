namespace FlipperUpdaterNano.VirtualFlipper
{
    /// <summary>
    /// What is wrong with the card. Paths are those of the card, beginning with <c>/</c>; case does not matter. Faults belong to the
    /// card: they survive resets, and are not saved.
    /// </summary>
    public sealed class CardFaults
    {
        private readonly List<(string Path, uint Offset)> _readErrors = [];
        private readonly List<(string Path, uint Offset)> _writeErrors = [];
        private readonly List<Changing> _changing = [];
        private readonly Dictionary<string, int> _shortReads = new(StringComparer.OrdinalIgnoreCase);

        /// <summary>Gets or sets a value indicating whether the card has no file system that can be read.</summary>
        public bool NoFileSystem { get; set; }

        /// <summary>Makes every read that touches a byte fail.</summary>
        /// <param name="path">Path of the file.</param>
        /// <param name="offset">The byte.</param>
        public void FailReads(string path, uint offset)
        {
            _readErrors.Add((path, offset));
        }

        /// <summary>Makes every write that touches a byte fail.</summary>
        /// <param name="path">Path of the file.</param>
        /// <param name="offset">The byte.</param>
        public void FailWrites(string path, uint offset)
        {
            _writeErrors.Add((path, offset));
        }

        /// <summary>Makes every read of a file end early.</summary>
        /// <param name="path">Path of the file.</param>
        /// <param name="most">The most bytes a read gives.</param>
        public void ShortenReads(string path, int most)
        {
            _shortReads[path] = most;
        }

        /// <summary>Lets a byte read differently from some time on.</summary>
        /// <param name="path">Path of the file.</param>
        /// <param name="offset">The byte.</param>
        /// <param name="mask">The bits that change.</param>
        /// <param name="goodReads">How often it is read as it is before.</param>
        public void ChangeAfterReads(string path, uint offset, byte mask, int goodReads = 1)
        {
            _changing.Add(new Changing(path, offset, mask, goodReads));
        }

        /// <summary>Takes all faults back.</summary>
        public void Clear()
        {
            NoFileSystem = false;
            _readErrors.Clear();
            _writeErrors.Clear();
            _changing.Clear();
            _shortReads.Clear();
        }

        internal bool ReadFails(string path, uint offset, int count) => Touches(_readErrors, path, offset, count);

        internal bool WriteFails(string path, uint offset, int count) => Touches(_writeErrors, path, offset, count);

        internal int Shorten(string path, int count) => _shortReads.TryGetValue(path, out int most) ? Math.Min(most, count) : count;

        internal void Spoil(string path, uint offset, Span<byte> data)
        {
            foreach (Changing change in _changing)
            {
                if (Same(change.Path, path) && change.Offset >= offset && change.Offset - offset < data.Length)
                {
                    if (change.GoodReads > 0)
                    {
                        change.GoodReads--;
                    }
                    else
                    {
                        data[(int)(change.Offset - offset)] ^= change.Mask;
                    }
                }
            }
        }

        private static bool Touches(List<(string Path, uint Offset)> faults, string path, uint offset, int count) =>
            faults.Exists(fault => Same(fault.Path, path) && fault.Offset >= offset && fault.Offset - offset < count);

        private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

        private sealed class Changing(string path, uint offset, byte mask, int goodReads)
        {
            public string Path { get; } = path;

            public uint Offset { get; } = offset;

            public byte Mask { get; } = mask;

            public int GoodReads { get; set; } = goodReads;
        }
    }
}
