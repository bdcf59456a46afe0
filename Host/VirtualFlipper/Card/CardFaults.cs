namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>
    /// The injected faults of the card. All paths are paths on the card, which start with <c>/</c> and are case-insensitive. Faults belong
    /// to the card, so they survive resets, but they are not saved with the device.
    /// </summary>
    public sealed class CardFaults
    {
        private readonly List<(string Path, uint Offset)> _readErrors = [];
        private readonly List<(string Path, uint Offset)> _writeErrors = [];
        private readonly List<ChangingByte> _changing = [];
        private readonly Dictionary<string, int> _shortReads = new(StringComparer.OrdinalIgnoreCase);

        /// <summary>Gets a number that changes whenever a fault is added or removed.</summary>
        public int Version { get; private set; }

        /// <summary>Gets the unreadable bytes. Every read that includes an unreadable byte fails.</summary>
        public IReadOnlyList<(string Path, uint Offset)> ReadErrors => _readErrors;

        /// <summary>Gets the bytes whose value changes after a given number of reads.</summary>
        public IReadOnlyList<ChangingByte> Changing => _changing;

        /// <summary>Gets the unwritable bytes. Every write that includes an unwritable byte fails.</summary>
        public IReadOnlyList<(string Path, uint Offset)> WriteErrors => _writeErrors;

        /// <summary>Gets a value indicating whether the reads of at least one file are shortened.</summary>
        public bool HasShortReads => _shortReads.Count > 0;

        /// <summary>Gets the number of writes that failed because of an unwritable byte.</summary>
        public int RefusedWrites { get; private set; }

        /// <summary>Gets or sets a value indicating whether the card has no readable file system.</summary>
        public bool NoFileSystem { get; set; }

        /// <summary>
        /// Gets or sets a wrong number of free bytes for the file system to report (FSInfo); <see langword="null"/> to report the actual
        /// number.
        /// </summary>
        public long? StatedFreeBytes { get; set; }

        /// <summary>Makes every read that includes the given byte fail.</summary>
        /// <param name="path">Path of the file.</param>
        public void FailReads(string path, uint offset)
        {
            _readErrors.Add((path, offset));
            Version++;
        }

        /// <summary>Makes every write that includes the given byte fail.</summary>
        /// <param name="path">Path of the file.</param>
        public void FailWrites(string path, uint offset)
        {
            _writeErrors.Add((path, offset));
            Version++;
        }

        /// <summary>Limits the number of bytes that each read of a file returns.</summary>
        /// <param name="path">Path of the file.</param>
        /// <param name="most">Maximum number of bytes per read.</param>
        public void ShortenReads(string path, int most)
        {
            _shortReads[path] = most;
            Version++;
        }

        /// <summary>Makes the value of a byte change after a given number of reads.</summary>
        /// <param name="path">Path of the file.</param>
        /// <param name="mask">Mask of the bits that change.</param>
        /// <param name="goodReads">Number of reads before the change.</param>
        public void ChangeAfterReads(string path, uint offset, byte mask, int goodReads = 1)
        {
            _changing.Add(new ChangingByte(path, offset, mask, goodReads));
            Version++;
        }

        /// <summary>Removes all faults.</summary>
        public void Clear()
        {
            NoFileSystem = false;
            StatedFreeBytes = null;
            _readErrors.Clear();
            _writeErrors.Clear();
            _changing.Clear();
            _shortReads.Clear();
            Version++;
        }

        internal void CopyFrom(CardFaults other)
        {
            NoFileSystem = other.NoFileSystem;
            StatedFreeBytes = other.StatedFreeBytes;
            RefusedWrites = other.RefusedWrites;
            _readErrors.AddRange(other._readErrors);
            _writeErrors.AddRange(other._writeErrors);
            _changing.AddRange(other._changing.Select(change => change.Copy()));
            foreach ((string path, int most) in other._shortReads)
            {
                _shortReads[path] = most;
            }

            Version = other.Version;
        }

        internal bool ReadFails(string path, uint offset, int count) => Touches(_readErrors, path, offset, count);

        /// <summary>Counts a write that failed because of an unwritable byte.</summary>
        public void CountRefusedWrite() => RefusedWrites++;

        internal bool WriteFails(string path, uint offset, int count)
        {
            bool fails = Touches(_writeErrors, path, offset, count);
            RefusedWrites += fails ? 1 : 0;

            return fails;
        }

        internal int Shorten(string path, int count) => _shortReads.TryGetValue(path, out int most) ? Math.Min(most, count) : count;

        internal void Spoil(string path, uint offset, Span<byte> data)
        {
            foreach (ChangingByte change in _changing)
            {
                if (Same(change.Path, path) && change.Offset >= offset && change.Offset - offset < data.Length)
                {
                    data[(int)(change.Offset - offset)] ^= change.Read();
                }
            }
        }

        private static bool Touches(List<(string Path, uint Offset)> faults, string path, uint offset, int count) =>
            faults.Exists(fault => Same(fault.Path, path) && fault.Offset >= offset && fault.Offset - offset < count);

        private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
    }
}
