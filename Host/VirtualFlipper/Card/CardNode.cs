namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>A file or directory on the card. Content that comes from a host file is read on the first access.</summary>
    internal sealed class CardNode
    {
        private byte[]? _data;

        // True if the content is shared with a copy of the node. Shared content is cloned before the first change.
        private bool _isShared;

        private CardNode(string name, bool isDirectory)
        {
            Name = name;
            Children = isDirectory ? new CardDirectory() : null;
        }

        public string Name { get; set; }

        public bool IsDirectory => Children is not null;

        public CardDirectory? Children { get; }

        /// <summary>Gets or sets the length in the directory entry.</summary>
        public uint Length { get; set; }

        /// <summary>
        /// Gets or sets a value indicating whether the entry is an incomplete file, that is, one that was created but never flushed or
        /// closed.
        /// </summary>
        public bool IsIncomplete { get; set; }

        /// <summary>Gets or sets a value indicating whether the entry has the read-only attribute.</summary>
        public bool IsReadOnly { get; set; }

        /// <summary>Gets or sets the host file with exactly this content, or null if no host file has it.</summary>
        public string? HostPath { get; set; }

        public static CardNode Directory(string name) => new(name, true);

        public static CardNode File(string name) => new(name, false) { _data = [] };

        public static CardNode HostFile(string name, string hostPath, uint length) =>
            new(name, false) { HostPath = hostPath, Length = length };

        public ReadOnlySpan<byte> Content => Data.AsSpan(0, (int)Length);

        public void Empty()
        {
            _data = [];
            _isShared = false;
            Length = 0;
            HostPath = null;
        }

        /// <summary>
        /// Gets the given number of bytes, starting at a position. Bytes past the length recorded in the directory entry are included,
        /// although they are not yet part of the file.
        /// </summary>
        public ReadOnlySpan<byte> At(uint position, int count) => Data.AsSpan((int)position, count);

        /// <summary>Writes bytes. Bytes past the length recorded in the directory entry are not yet part of the file.</summary>
        public void Put(uint position, ReadOnlySpan<byte> bytes)
        {
            long end = position + (long)bytes.Length;
            if (Data.Length < end)
            {
                Array.Resize(ref _data, (int)Math.Max(end, Math.Min(int.MaxValue, 2L * Data.Length)));
            }
            else if (_isShared)
            {
                _data = [.. Data];
            }

            _isShared = false;
            bytes.CopyTo(Data.AsSpan((int)position));
            HostPath = null;
        }

        /// <summary>Copies a file or a tree without unflushed data.</summary>
        public CardNode Copy()
        {
            CardNode copy = new(Name, IsDirectory)
            {
                Length = Length,
                IsIncomplete = IsIncomplete,
                IsReadOnly = IsReadOnly,
                HostPath = HostPath,
            };
            Children?.CopyTo(copy.Children!);
            _isShared = _data is not null;
            copy._data = _data;
            copy._isShared = _isShared;

            return copy;
        }

        private byte[] Data => _data ??= System.IO.File.ReadAllBytes(HostPath!);
    }
}
