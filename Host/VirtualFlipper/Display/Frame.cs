namespace FlipperUpdaterNano.VirtualFlipper.Display
{
    /// <summary>An image shown on the display.</summary>
    /// <param name="Boot">Number of the boot in which the image was drawn, counted from 1.</param>
    /// <param name="Pixels">1,024 bytes. The pixel at (x, y) is bit y % 8 of the byte at index (y / 8) * 128 + x; 1 is dark.</param>
    public sealed record Frame(long Nanoseconds, int Boot, byte[] Pixels)
    {
        /// <summary>Width in pixels.</summary>
        public const int Width = 128;

        /// <summary>Height in pixels.</summary>
        public const int Height = 64;

        /// <summary>Size of a frame in bytes.</summary>
        public const int Size = Width * Height / 8;

        /// <summary>Checks whether a pixel is dark.</summary>
        /// <param name="x">0 to 127, from the left.</param>
        /// <param name="y">0 to 63, from the top.</param>
        /// <returns><see langword="true"/> if the pixel is dark.</returns>
        public bool IsDark(int x, int y) => (Pixels[(y / 8 * Width) + x] & (1 << (y % 8))) != 0;
    }
}
