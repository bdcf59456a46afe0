namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// What is done to every byte of a block: native on the chip, because interpreted code is some hundred times slower.
    /// Ranges outside an array throw <see cref="System.ArgumentOutOfRangeException"/>.
    /// </summary>
    public interface IBytes
    {
        /// <summary>CRC32 as zlib computes it (reflected 0xEDB88320, initial and final exclusive-or 0xFFFFFFFF).</summary>
        /// <param name="seed">0 to begin, or the previous result.</param>
        /// <param name="data">The bytes.</param>
        /// <param name="offset">First byte.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The CRC so far.</returns>
        uint Crc32(uint seed, byte[] data, int offset, int count);

        /// <summary>Compares two ranges.</summary>
        /// <param name="left">One array.</param>
        /// <param name="leftOffset">First byte of it.</param>
        /// <param name="right">The other array.</param>
        /// <param name="rightOffset">First byte of it.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The index of the first difference, or -1 when equal.</returns>
        int FirstDifference(byte[] left, int leftOffset, byte[] right, int rightOffset, int count);

        /// <summary>Fills a range with one value.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">First byte.</param>
        /// <param name="count">Number of bytes.</param>
        /// <param name="value">The value, 0 to 255.</param>
        void Fill(byte[] data, int offset, int count, int value);

        /// <summary>Finds a byte.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">First byte.</param>
        /// <param name="count">Number of bytes.</param>
        /// <param name="value">The value to find, 0 to 255.</param>
        /// <returns>Its index in <paramref name="data"/>, or -1.</returns>
        int IndexOf(byte[] data, int offset, int count, int value);

        /// <summary>Decodes hexadecimal digits of either case, two for each byte of the result.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">First digit.</param>
        /// <param name="result">Receives the bytes; what it holds is undefined if there is another character.</param>
        /// <returns>Whether all are digits.</returns>
        bool FromHex(byte[] data, int offset, byte[] result);

        /// <summary>Finds a byte sequence.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">First byte.</param>
        /// <param name="count">Number of bytes.</param>
        /// <param name="pattern">The sequence to find, at least one byte.</param>
        /// <returns>The index of its first byte in <paramref name="data"/>, or -1 when the range does not hold all of it.</returns>
        int IndexOf(byte[] data, int offset, int count, byte[] pattern);

        /// <summary>Adds the bytes up, as the checksum of a tar header does.</summary>
        /// <param name="data">The array.</param>
        /// <param name="offset">First byte.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The sum.</returns>
        int Sum(byte[] data, int offset, int count);

        /// <summary>Begins an MD5 digest.</summary>
        /// <param name="state">At least <see cref="Md5StateSize"/> bytes that carry the computation.</param>
        void Md5Init(byte[] state);

        /// <summary>Continues an MD5 digest.</summary>
        /// <param name="state">The computation.</param>
        /// <param name="data">The bytes.</param>
        /// <param name="offset">First byte.</param>
        /// <param name="count">Number of bytes.</param>
        void Md5Update(byte[] state, byte[] data, int offset, int count);

        /// <summary>Ends an MD5 digest.</summary>
        /// <param name="state">The computation; it cannot be continued.</param>
        /// <param name="digest">Receives 16 bytes.</param>
        void Md5Final(byte[] state, byte[] digest);

        /// <summary>Gets the bytes an MD5 computation needs.</summary>
        int Md5StateSize { get; }

        /// <summary>Begins decoding a heatshrink stream.</summary>
        /// <param name="state">At least <see cref="HeatshrinkStateSize"/> bytes that carry the decoder and its window.</param>
        /// <param name="windowBits">4 to 15.</param>
        /// <param name="lookaheadBits">3 to <paramref name="windowBits"/> - 1.</param>
        void HeatshrinkInit(byte[] state, int windowBits, int lookaheadBits);

        /// <summary>
        /// Decodes until the input is used up or the output is full. Call again with more of either; the decoder keeps what it began.
        /// </summary>
        /// <param name="state">The decoder.</param>
        /// <param name="input">Compressed bytes.</param>
        /// <param name="inputOffset">First byte.</param>
        /// <param name="inputCount">Number of bytes.</param>
        /// <param name="output">Destination.</param>
        /// <param name="outputOffset">First byte to write.</param>
        /// <param name="outputCount">Room in bytes.</param>
        /// <param name="consumed">Receives the number of input bytes used.</param>
        /// <returns>The number of bytes written.</returns>
        int HeatshrinkDecode(
            byte[] state, byte[] input, int inputOffset, int inputCount,
            byte[] output, int outputOffset, int outputCount, out int consumed);

        /// <summary>Gets the bytes a heatshrink decoder needs.</summary>
        /// <param name="windowBits">4 to 15.</param>
        /// <returns>State and window together.</returns>
        int HeatshrinkStateSize(int windowBits);

        /// <summary>Draws a bitmap into a frame (layout of <see cref="IDisplay.Show"/>); parts outside the frame are left out.</summary>
        /// <param name="frame">1,024 bytes.</param>
        /// <param name="bitmap">Rows top to bottom, each (width + 7) / 8 bytes, leftmost pixel in bit 0; 1 is drawn dark, 0 is left as it
        /// is.</param>
        /// <param name="bitmapOffset">First byte of the bitmap.</param>
        /// <param name="width">Width in pixels.</param>
        /// <param name="height">Height in pixels.</param>
        /// <param name="x">Left edge, 0 is the left of the display.</param>
        /// <param name="y">Top edge, 0 is the top.</param>
        void DrawBitmap(byte[] frame, byte[] bitmap, int bitmapOffset, int width, int height, int x, int y);

        /// <summary>Fills a rectangle of a frame; parts outside the frame are left out.</summary>
        /// <param name="frame">1,024 bytes.</param>
        /// <param name="x">Left edge.</param>
        /// <param name="y">Top edge.</param>
        /// <param name="width">Width in pixels.</param>
        /// <param name="height">Height in pixels.</param>
        /// <param name="dark">Dark or light.</param>
        void FillRectangle(byte[] frame, int x, int y, int width, int height, bool dark);
    }
}
