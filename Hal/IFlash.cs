namespace FlipperUpdaterNano.Hal
{
    /// <summary>The main flash: 256 pages of 4 KiB, starting at 0x08000000, in 64-bit words with ECC (RM0434 section 3).</summary>
    /// <remarks>
    /// Operations that change flash return <see cref="FlashStatus.Ok"/> or a negative <see cref="FlashStatus"/>; after a failure,
    /// <see cref="LastErrorFlags"/> contains the error bits of FLASH_SR. Each operation arbitrates with CPU2 for access to the flash. If
    /// power is lost during an operation, the affected page (erase), row or double word (programming) has undefined content, and reading
    /// that content may cause an ECC error.
    /// </remarks>
    public interface IFlash
    {
        /// <summary>
        /// Gets the first address that CPU2 owns, 0x08000000 + SFSA x 4096. SFSA is read from the option registers at each call.
        /// </summary>
        uint SecureStart { get; }

        /// <summary>Gets a value indicating whether <see cref="ProgramRow"/> is supported.</summary>
        bool HasRowProgramming { get; }

        /// <summary>Gets the error bits of FLASH_SR from the last operation that failed.</summary>
        uint LastErrorFlags { get; }

        /// <summary>Copies flash to memory.</summary>
        /// <param name="address">Absolute address, from 0x08000000; the range must end at or below <see cref="SecureStart"/>.</param>
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">Offset in <paramref name="buffer"/> of the first byte to write.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns><see cref="FlashStatus.Ok"/>, <see cref="FlashStatus.OutOfRange"/> or <see cref="FlashStatus.EccError"/>.</returns>
        FlashStatus Read(uint address, byte[] buffer, int offset, int count);

        /// <summary>Compares flash with memory.</summary>
        /// <param name="address">Absolute address.</param>
        /// <param name="data">The expected bytes.</param>
        /// <param name="offset">Offset of the first byte in <paramref name="data"/>.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>
        /// <see langword="true"/> if every byte is readable and equal; <see langword="false"/> also for a range that CPU1 does not own.
        /// </returns>
        bool Matches(uint address, byte[] data, int offset, int count);

        /// <summary>Computes a CRC32 (zlib) over flash.</summary>
        /// <param name="seed">0 for the first range, otherwise the result for the preceding range.</param>
        /// <param name="address">Absolute address.</param>
        /// <param name="count">Number of bytes.</param>
        /// <param name="crc">Receives the CRC of all ranges up to and including this one; undefined after an error.</param>
        /// <returns><see cref="FlashStatus.Ok"/>, <see cref="FlashStatus.OutOfRange"/> or <see cref="FlashStatus.EccError"/>.</returns>
        FlashStatus Crc32(uint seed, uint address, int count, out uint crc);

        /// <summary>Determines whether a range is erased (all 0xFF).</summary>
        /// <param name="address">Absolute address.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>
        /// <see langword="true"/> if every byte is readable and 0xFF; <see langword="false"/> also for a range that CPU1 does not own.
        /// </returns>
        bool IsErased(uint address, int count);

        /// <summary>
        /// Sets or clears FLASH_ACR.EMPTY. If the bit is set at a system reset, the ROM's USB DFU starts instead of the program in flash.
        /// Power-on and the loading of option bytes set the bit if the first word of flash is erased, and clear it otherwise
        /// (docs/reference/hardware.md 1.7).
        /// </summary>
        /// <param name="isEmpty"><see langword="true"/> if a system reset is to start USB DFU.</param>
        void SetEmptyFlag(bool isEmpty);

        /// <summary>
        /// Starts erasing one page and returns at once, so that the card can be read during the erase (22 ms, DS11929). Flash must not be
        /// accessed until <see cref="EndErase"/> has returned.
        /// </summary>
        /// <param name="page">Page number, 0 to 255, below the secure start.</param>
        /// <returns>
        /// <see cref="FlashStatus.Ok"/> if the erase has been started. <see cref="EndErase"/> must then be called; it must not be called
        /// after an error.
        /// </returns>
        FlashStatus BeginErase(int page);

        /// <summary>
        /// Waits for the end of the erase started by <see cref="BeginErase"/>; <see cref="FlashStatus.TimeOut"/> after a second.
        /// </summary>
        /// <returns>A <see cref="FlashStatus"/>.</returns>
        /// <exception cref="System.InvalidOperationException">No erase has been started.</exception>
        FlashStatus EndErase();

        /// <summary>Programs erased double words. Programming a double word takes 81.7 us.</summary>
        /// <param name="address">Absolute address, a multiple of 8.</param>
        /// <param name="data">Source.</param>
        /// <param name="offset">Offset of the first byte in <paramref name="data"/>.</param>
        /// <param name="count">Number of bytes, a multiple of 8.</param>
        /// <returns>A <see cref="FlashStatus"/>.</returns>
        FlashStatus ProgramDoubleWords(uint address, byte[] data, int offset, int count);

        /// <summary>
        /// Programs one erased row of 512 bytes. Fast mode (3.8 ms) is used only in the page that was erased last in this boot, and only if
        /// no double word and no later row has been programmed since that erase. Otherwise the controller would refuse fast mode
        /// (docs/reference/silicon.md 1.1), so the double words are programmed one at a time (5.2 ms).
        /// </summary>
        /// <param name="address">Absolute address, a multiple of 512.</param>
        /// <param name="data">Source.</param>
        /// <param name="offset">Offset of the first byte in <paramref name="data"/>; 512 bytes are used.</param>
        /// <returns>A <see cref="FlashStatus"/>.</returns>
        FlashStatus ProgramRow(uint address, byte[] data, int offset);
    }
}
