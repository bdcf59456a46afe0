using System.Text;

namespace FlipperUpdaterNano.Fupd.Views
{
    /// <summary>Draws the device's 128 x 64 display, which shows dark pixels on orange.</summary>
    internal static class ScreenImage
    {
        public const int Width = 128;
        public const int Height = 64;

        /// <summary>The colour of the lit background.</summary>
        public static readonly (byte R, byte G, byte B) Light = (0xFF, 0x8C, 0x29);

        /// <summary>A dark point.</summary>
        public static readonly (byte R, byte G, byte B) Dark = (0x11, 0x11, 0x11);

        // The characters are indexed by the number of dark pixels.
        private const string Shades = " .:+#";

        // The characters are indexed by the sum of the dark pixels' weights: upper left 1, upper right 2, lower left 4, lower right 8.
        private const string Quarters = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█";

        /// <summary>Determines whether a pixel is dark.</summary>
        /// <param name="frame">1,024 bytes in the byte order of the display: pixel (x, y) is bit y % 8 of byte (y / 8) x 128 + x.</param>
        /// <param name="x">0 to 127.</param>
        /// <param name="y">0 to 63.</param>
        public static bool IsDark(ReadOnlySpan<byte> frame, int x, int y) => (frame[(y / 8 * Width) + x] & (1 << (y % 8))) != 0;

        /// <summary>Draws a frame in half-block characters, one per 1×2 pixels: 32 lines of 128 characters.</summary>
        /// <returns>The lines, without colours.</returns>
        public static IReadOnlyList<string> HalfBlocks(byte[] frame) =>
            Draw(1, (x, y) => Corner(frame, x, y, 3) | Corner(frame, x, y + 1, 12));

        /// <summary>
        /// Draws a frame in quarter-block characters, one per 2×2 pixels, for narrow terminals: 32 lines of 64 characters.
        /// </summary>
        /// <returns>The lines, without colours.</returns>
        public static IReadOnlyList<string> QuarterBlocks(byte[] frame)
        {
            return Draw(
                2, (x, y) =>
                    Corner(frame, x, y, 1) | Corner(frame, x + 1, y, 2) | Corner(frame, x, y + 1, 4) | Corner(frame, x + 1, y + 1, 8));
        }

        /// <summary>Draws a frame in Braille characters, one per 2×4 pixels, for small terminals: 16 lines of 64 characters.</summary>
        /// <returns>The lines, without colours.</returns>
        public static IReadOnlyList<string> Braille(byte[] frame)
        {
            // Unicode numbers the dots down the left column, then down the right column, then along the bottom row.
            (int X, int Y)[] dots = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];
            List<string> lines = [];
            for (int y = 0; y < Height; y += 4)
            {
                StringBuilder line = new();
                for (int x = 0; x < Width; x += 2)
                {
                    int pattern = 0;
                    for (int dot = 0; dot < dots.Length; dot++)
                    {
                        pattern |= Corner(frame, x + dots[dot].X, y + dots[dot].Y, 1 << dot);
                    }

                    line.Append((char)(0x2800 + pattern));
                }

                lines.Add(line.ToString());
            }

            return lines;
        }

        /// <summary>Draws a frame as ASCII art, one character per 2×2 pixels: 32 lines of 64 characters.</summary>
        public static IReadOnlyList<string> Ascii(byte[] frame)
        {
            return [.. QuarterBlocks(frame).Select(
                line =>
                    string.Concat(line.Select(block => Shades[System.Numerics.BitOperations.PopCount((uint)Quarters.IndexOf(block))])))];
        }

        private static int Corner(byte[] frame, int x, int y, int bits) => IsDark(frame, x, y) ? bits : 0;

        private static List<string> Draw(int step, Func<int, int, int> corners)
        {
            List<string> lines = [];
            for (int y = 0; y < Height; y += 2)
            {
                StringBuilder line = new();
                for (int x = 0; x < Width; x += step)
                {
                    line.Append(Quarters[corners(x, y)]);
                }

                lines.Add(line.ToString());
            }

            return lines;
        }
    }
}
