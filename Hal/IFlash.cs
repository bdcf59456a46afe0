namespace FlipperUpdaterNano.Hal
{
    /// <summary>The main flash: 256 pages of 4 KiB from 0x08000000, 64-bit words with ECC (RM0434 section 3).</summary>
    /// <remarks>
    /// Operations that change flash return <see cref="FlashStatus.Ok"/> or a negative <see cref="FlashStatus"/>;
    /// <see cref="LastErrorFlags"/> then holds the error bits of FLASH_SR. Each operation arbitrates with CPU2 for the flash itself.
    /// After a power loss during an operation, the page (erase), row or double word (programming) has undefined content,
    /// and reading it may raise an ECC error.
    /// </remarks>
    public interface IFlash
    {
        /// <summary>Gets the first address that CPU2 owns: 0x08000000 + SFSA x 4096, read from the option registers at each call.</summary>
        uint SecureStart { get; }

        /// <summary>Gets a value indicating whether <see cref="ProgramRow"/> is supported.</summary>
        bool HasRowProgramming { get; }

        /// <summary>Gets the error bits of FLASH_SR after the last operation that failed.</summary>
        uint LastErrorFlags { get; }

        /// <summary>Copies flash to memory.</summary>
        /// <param name="address">Absolute address, 0x08000000 up to <see cref="SecureStart"/>.</param>
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">First byte to write in <paramref name="buffer"/>.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns><see cref="FlashStatus.Ok"/>, <see cref="FlashStatus.OutOfRange"/> or <see cref="FlashStatus.EccError"/>.</returns>
        FlashStatus Read(uint address, byte[] buffer, int offset, int count);

        /// <summary>Compares flash with memory.</summary>
        /// <param name="address">Absolute address.</param>
        /// <param name="data">The expected bytes.</param>
        /// <param name="offset">First byte in <paramref name="data"/>.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns><see langword="true"/> if every byte is readable and equal.</returns>
        bool Matches(uint address, byte[] data, int offset, int count);

        /// <summary>Computes a CRC32 (zlib) over flash.</summary>
        /// <param name="seed">0 for the first range, then the previous result.</param>
        /// <param name="address">Absolute address.</param>
        /// <param name="count">Number of bytes.</param>
        /// <param name="crc">The result.</param>
        /// <returns><see cref="FlashStatus.Ok"/>, <see cref="FlashStatus.OutOfRange"/> or <see cref="FlashStatus.EccError"/>.</returns>
        FlashStatus Crc32(uint seed, uint address, int count, out uint crc);

        /// <summary>Determines whether a range is erased (all 0xFF).</summary>
        /// <param name="address">Absolute address.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns><see langword="true"/> if every byte is readable and 0xFF.</returns>
        bool IsErased(uint address, int count);

        /// <summary>
        /// Sets or clears FLASH_ACR.EMPTY, which decides at a system reset whether the ROM's USB DFU starts instead of the flash; power-on
        /// and the loading of option bytes set it from the first word of flash (docs/reference/hardware.md 1.7).
        /// </summary>
        /// <param name="isEmpty">Whether a system reset is to start USB DFU.</param>
        void SetEmptyFlag(bool isEmpty);

        /// <summary>Starts erasing one page and returns at once, so that the card can be read meanwhile (22 ms, DS11929).</summary>
        /// <param name="page">Page number, 0 to 255.</param>
        /// <returns><see cref="FlashStatus.Ok"/> if started.</returns>
        FlashStatus BeginErase(int page);

        /// <summary>Waits for the end of the erase started by <see cref="BeginErase"/>.</summary>
        /// <returns>A <see cref="FlashStatus"/>.</returns>
        FlashStatus EndErase();

        /// <summary>Programs double words, each into an erased one (81.7 us each).</summary>
        /// <param name="address">Absolute address, a multiple of 8.</param>
        /// <param name="data">Source.</param>
        /// <param name="offset">First byte in <paramref name="data"/>.</param>
        /// <param name="count">Number of bytes, a multiple of 8.</param>
        /// <returns>A <see cref="FlashStatus"/>.</returns>
        FlashStatus ProgramDoubleWords(uint address, byte[] data, int offset, int count);

        /// <summary>
        /// Programs one erased row of 512 bytes: in fast mode (3.8 ms) in the page erased last in this boot, if no double word and no
        /// later row has been programmed since its erase; otherwise by double words (5.2 ms), because the controller refuses fast mode
        /// there (docs/reference/silicon.md 1.1).
        /// </summary>
        /// <param name="address">Absolute address, a multiple of 512.</param>
        /// <param name="data">Source.</param>
        /// <param name="offset">First byte in <paramref name="data"/>; 512 bytes are used.</param>
        /// <returns>A <see cref="FlashStatus"/>.</returns>
        FlashStatus ProgramRow(uint address, byte[] data, int offset);
    }
}
