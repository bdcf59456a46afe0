namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Memory accesses that the core makes for exception frames and vectors.</summary>
    public interface ICoreBus
    {
        /// <summary>Reads a word.</summary>
        /// <param name="address">Address, a multiple of 4.</param>
        /// <returns><see langword="false"/> for a bus error.</returns>
        bool TryRead(uint address, out uint value);

        /// <summary>Writes a word.</summary>
        /// <param name="address">Address, a multiple of 4.</param>
        /// <returns><see langword="false"/> for a bus error.</returns>
        bool TryWrite(uint address, uint value);
    }
}
