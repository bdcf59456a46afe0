namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>The callbacks for CPU accesses to a mapped range that is not plain memory.</summary>
    public interface IMmio
    {
        /// <summary>Handles a read.</summary>
        /// <param name="offset">Offset from the start of the mapped range.</param>
        /// <param name="size">Size in bytes: 1, 2 or 4.</param>
        uint Read(uint offset, int size);

        /// <summary>Handles a write.</summary>
        /// <param name="offset">Offset from the start of the mapped range.</param>
        /// <param name="size">Size in bytes: 1, 2 or 4.</param>
        void Write(uint offset, int size, uint value);
    }
}
