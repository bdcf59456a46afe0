namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// Operations that process every byte of a block. On the device these operations are native, because interpreted code is several
    /// hundred times slower. A range outside its array, or a number outside its documented range, throws
    /// <see cref="System.ArgumentOutOfRangeException"/>.
    /// </summary>
    public interface IBytes
    {
        /// <summary>Computes a CRC32 as zlib does (reflected polynomial 0xEDB88320, initial value and final XOR 0xFFFFFFFF).</summary>
        /// <param name="seed">0 for the first block, otherwise the result for the preceding block.</param>
        /// <param name="data">The bytes.</param>
        /// <param name="offset">Offset of the first byte.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The CRC of all blocks up to and including this one.</returns>
        uint Crc32(uint seed, byte[] data, int offset, int count);

        /// <summary>Compares two ranges.</summary>
        /// <param name="left">The first array.</param>
        /// <param name="leftOffset">Offset of the first byte in <paramref name="left"/>.</param>
        /// <param name="right">The second array.</param>
        /// <param name="rightOffset">Offset of the first byte in <paramref name="right"/>.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The index of the first difference, counted from the start of the ranges, or -1 if they are equal.</returns>
        int FirstDifference(byte[] left, int leftOffset, byte[] right, int rightOffset, int count);

        /// <summary>Fills a range with one value.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">Offset of the first byte.</param>
        /// <param name="count">Number of bytes.</param>
        /// <param name="value">The value, 0 to 255.</param>
        void Fill(byte[] data, int offset, int count, int value);

        /// <summary>Finds a byte.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">Offset of the first byte.</param>
        /// <param name="count">Number of bytes.</param>
        /// <param name="value">The value to find, 0 to 255.</param>
        /// <returns>The index in <paramref name="data"/> of the first byte with this value, or -1 if the range contains none.</returns>
        int IndexOf(byte[] data, int offset, int count, int value);

        /// <summary>Decodes hexadecimal digits, two for each byte of the result; upper and lower case are accepted.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">First digit.</param>
        /// <param name="result">
        /// Receives the bytes; its length determines how many digits are read. Undefined if any character is not a hexadecimal digit.
        /// </param>
        /// <returns><see langword="true"/> if all characters are hexadecimal digits.</returns>
        bool FromHex(byte[] data, int offset, byte[] result);

        /// <summary>Finds a byte sequence.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">Offset of the first byte.</param>
        /// <param name="count">Number of bytes.</param>
        /// <param name="pattern">The sequence to find, at least one byte.</param>
        /// <returns>
        /// The index in <paramref name="data"/> of the first byte of the sequence, or -1 if the sequence does not occur entirely within the
        /// range.
        /// </returns>
        int IndexOf(byte[] data, int offset, int count, byte[] pattern);

        /// <summary>Parses a number up to the first byte that is not a digit in the given radix.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">First digit.</param>
        /// <param name="count">Maximum number of bytes to parse, 0 or more.</param>
        /// <param name="radix">Base of the number, 2 to 10.</param>
        /// <param name="number">Receives the number; undefined if the number does not fit into 32 bits.</param>
        /// <returns>The number of digits, negated if the number does not fit into 32 bits.</returns>
        int ReadDigits(byte[] data, int offset, int count, int radix, out uint number);

        /// <summary>Sums the bytes, for example for the checksum of a tar header.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">Offset of the first byte.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The sum of the bytes.</returns>
        int Sum(byte[] data, int offset, int count);

        /// <summary>Starts an MD5 computation.</summary>
        /// <param name="state">Receives the state of the computation; at least <see cref="Md5StateSize"/> bytes.</param>
        void Md5Init(byte[] state);

        /// <summary>Adds bytes to an MD5 computation.</summary>
        /// <param name="state">The state of the computation.</param>
        /// <param name="data">The bytes.</param>
        /// <param name="offset">Offset of the first byte.</param>
        /// <param name="count">Number of bytes.</param>
        void Md5Update(byte[] state, byte[] data, int offset, int count);

        /// <summary>Completes an MD5 computation.</summary>
        /// <param name="state">The state of the computation; the computation cannot be continued afterwards.</param>
        /// <param name="digest">Receives 16 bytes.</param>
        void Md5Final(byte[] state, byte[] digest);

        /// <summary>Gets the size in bytes of an MD5 computation's state.</summary>
        int Md5StateSize { get; }

        /// <summary>Begins decoding a heatshrink stream.</summary>
        /// <param name="state">Receives the state of the decoder and its window; at least <see cref="HeatshrinkStateSize"/> bytes.</param>
        /// <param name="windowBits">4 to 15.</param>
        /// <param name="lookaheadBits">Number of bits that encode the length of a match: 3 to <paramref name="windowBits"/> - 1.</param>
        void HeatshrinkInit(byte[] state, int windowBits, int lookaheadBits);

        /// <summary>
        /// Decodes until the input is consumed or the output buffer is full. Another call with more input or output space resumes the
        /// decoder.
        /// </summary>
        /// <param name="state">The state of the decoder.</param>
        /// <param name="input">Compressed bytes.</param>
        /// <param name="inputOffset">Offset of the first byte.</param>
        /// <param name="inputCount">Number of bytes.</param>
        /// <param name="output">Destination.</param>
        /// <param name="outputOffset">Offset of the first byte to write.</param>
        /// <param name="outputCount">Available space in bytes.</param>
        /// <param name="consumed">Receives the number of input bytes used.</param>
        /// <returns>The number of bytes written.</returns>
        int HeatshrinkDecode(
            byte[] state, byte[] input, int inputOffset, int inputCount,
            byte[] output, int outputOffset, int outputCount, out int consumed);

        /// <summary>Returns the size in bytes of a heatshrink decoder's state.</summary>
        /// <param name="windowBits">4 to 15.</param>
        /// <returns>The size, including the window.</returns>
        int HeatshrinkStateSize(int windowBits);

        /// <summary>
        /// Draws a bitmap into a frame in the layout of <see cref="IDisplay.Show"/>. Parts outside the frame are clipped.
        /// </summary>
        /// <param name="frame">1,024 bytes.</param>
        /// <param name="bitmap">
        /// The rows from top to bottom. Each row occupies (width + 7) / 8 bytes, with the leftmost pixel in bit 0. A 1 is drawn dark; a 0
        /// leaves the pixel unchanged.
        /// </param>
        /// <param name="bitmapOffset">Offset of the first byte of the bitmap.</param>
        /// <param name="width">Width in pixels.</param>
        /// <param name="height">Height in pixels.</param>
        /// <param name="x">X coordinate of the left edge; 0 is the left edge of the display.</param>
        /// <param name="y">Y coordinate of the top edge; 0 is the top edge of the display.</param>
        void DrawBitmap(byte[] frame, byte[] bitmap, int bitmapOffset, int width, int height, int x, int y);

        /// <summary>Fills a rectangle of a frame; parts outside the frame are clipped.</summary>
        /// <param name="frame">1,024 bytes.</param>
        /// <param name="x">X coordinate of the left edge.</param>
        /// <param name="y">Y coordinate of the top edge.</param>
        /// <param name="width">Width in pixels.</param>
        /// <param name="height">Height in pixels.</param>
        /// <param name="dark"><see langword="true"/> fills with dark pixels, <see langword="false"/> with light ones.</param>
        void FillRectangle(byte[] frame, int x, int y, int width, int height, bool dark);
    }
}
