namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>The bus as seen by a DMA controller, a separate bus master to which the remapping at address 0 does not apply.</summary>
    public interface IDmaPort
    {
        /// <summary>Reads a value from the bus.</summary>
        /// <param name="address">Address, aligned to <paramref name="size"/>.</param>
        /// <param name="size">Size in bytes: 1, 2 or 4.</param>
        /// <returns><see langword="false"/> for a bus error.</returns>
        bool TryRead(uint address, int size, out uint value);

        /// <summary>Writes a value to the bus.</summary>
        /// <param name="address">Address, aligned to <paramref name="size"/>.</param>
        /// <param name="size">Size in bytes: 1, 2 or 4.</param>
        /// <returns><see langword="false"/> for a bus error.</returns>
        bool TryWrite(uint address, int size, uint value);
    }
}
