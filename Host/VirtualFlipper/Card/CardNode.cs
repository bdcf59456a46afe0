namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>A file or directory on the card. A file of the host is read on the first access to its bytes.</summary>
    internal sealed class CardNode
    {
        private byte[]? _data;

        private CardNode(string name, bool isDirectory)
        {
            Name = name;
            Children = isDirectory ? new SortedDictionary<string, CardNode>(StringComparer.OrdinalIgnoreCase) : null;
        }

        public string Name { get; set; }

        public bool IsDirectory => Children is not null;

        public SortedDictionary<string, CardNode>? Children { get; }

        /// <summary>Gets or sets the length in the directory entry.</summary>
        public uint Length { get; set; }

        /// <summary>Gets or sets a value indicating whether it is a file that was created and never flushed or closed.</summary>
        public bool IsIncomplete { get; set; }

        /// <summary>Gets or sets the host file that holds exactly this content, or null when it differs from every host file.</summary>
        public string? HostPath { get; set; }

        public static CardNode Directory(string name) => new(name, true);

        public static CardNode File(string name) => new(name, false) { _data = [] };

        public static CardNode HostFile(string name, string hostPath, uint length) =>
            new(name, false) { HostPath = hostPath, Length = length };

        public ReadOnlySpan<byte> Content => Data.AsSpan(0, (int)Length);

        public void Empty()
        {
            _data = [];
            Length = 0;
            HostPath = null;
        }

        /// <summary>Gets room for at least some bytes; bytes after the length are not yet part of the file.</summary>
        public byte[] Reserve(uint length)
        {
            if (Data.Length < length)
            {
                Array.Resize(ref _data, (int)Math.Max(length, Math.Min(int.MaxValue, 2L * Data.Length)));
            }

            return Data;
        }

        private byte[] Data => _data ??= System.IO.File.ReadAllBytes(HostPath!);
    }
}
