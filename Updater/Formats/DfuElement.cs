namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>An element of a DfuSe file: bytes and their target address.</summary>
    public sealed class DfuElement
    {
        internal DfuElement(uint address, uint size, uint offset)
        {
            Address = address;
            Size = size;
            Offset = offset;
        }

        /// <summary>Gets the absolute address of the first byte.</summary>
        public uint Address { get; }

        /// <summary>Gets the number of bytes, more than 0 and within the file.</summary>
        public uint Size { get; }

        /// <summary>Gets the offset of the bytes in the file.</summary>
        public uint Offset { get; }
    }
}
