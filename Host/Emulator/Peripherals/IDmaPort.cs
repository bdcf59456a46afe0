namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>The bus as seen by a DMA controller, a separate bus master without CPU1's remapping at address 0.</summary>
    public interface IDmaPort
    {
        /// <summary>Reads.</summary>
        /// <param name="address">The address, aligned to <paramref name="size"/>.</param>
        /// <param name="size">1, 2 or 4 bytes.</param>
        /// <returns><see langword="false"/> for a bus error.</returns>
        bool TryRead(uint address, int size, out uint value);

        /// <summary>Writes.</summary>
        /// <param name="address">The address, aligned to <paramref name="size"/>.</param>
        /// <param name="size">1, 2 or 4 bytes.</param>
        /// <returns><see langword="false"/> for a bus error.</returns>
        bool TryWrite(uint address, int size, uint value);
    }
}
