namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>A byte of a file whose value changes after a given number of reads.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="mask">Mask of the bits that change.</param>
    /// <param name="goodReads">Number of reads before the change.</param>
    public sealed class ChangingByte(string path, uint offset, byte mask, int goodReads)
    {
        private int _goodReads = goodReads;

        /// <summary>Gets the path of the file that contains the byte.</summary>
        public string Path { get; } = path;

        /// <summary>Gets the byte's offset in the file.</summary>
        public uint Offset { get; } = offset;

        /// <summary>Counts a read of the byte.</summary>
        /// <returns>Mask of the bits that are inverted in this read; 0 for none.</returns>
        public byte Read() => _goodReads-- > 0 ? (byte)0 : mask;

        internal ChangingByte Copy() => new(Path, Offset, mask, _goodReads);
    }
}
