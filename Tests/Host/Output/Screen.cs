using System.Text;

namespace FlipperUpdaterNano.Host.Output
{
    /// <summary>The device's 128 x 64 display as people see it: dark points on orange.</summary>
    internal static class Screen
    {
        public const int Width = 128;
        public const int Height = 64;
        public const int FrameSize = Width * Height / 8;

        /// <summary>The lit background.</summary>
        public static readonly (byte R, byte G, byte B) Light = (0xFF, 0x8C, 0x29);

        /// <summary>A dark point.</summary>
        public static readonly (byte R, byte G, byte B) Dark = (0x11, 0x11, 0x11);

        /// <summary>Tells whether a point is dark.</summary>
        /// <param name="frame">1,024 bytes in the order of the panel: (y / 8) x 128 + x, bit y % 8.</param>
        /// <param name="x">0 to 127.</param>
        /// <param name="y">0 to 63.</param>
        /// <returns>Whether it is dark.</returns>
        public static bool IsDark(ReadOnlySpan<byte> frame, int x, int y) => (frame[(y / 8 * Width) + x] & (1 << (y % 8))) != 0;

        /// <summary>Draws a frame in half-block characters, two points a character: 32 lines of 128.</summary>
        /// <param name="frame">The frame.</param>
        /// <param name="colours">Whether to colour it with escape sequences.</param>
        /// <returns>The lines.</returns>
        public static IReadOnlyList<string> Lines(ReadOnlySpan<byte> frame, bool colours)
        {
            List<string> lines = [];
            for (int y = 0; y < Height; y += 2)
            {
                StringBuilder line = new();
                if (colours)
                {
                    line.Append($"\e[38;2;{Dark.R};{Dark.G};{Dark.B};48;2;{Light.R};{Light.G};{Light.B}m");
                }

                for (int x = 0; x < Width; x++)
                {
                    line.Append((IsDark(frame, x, y), IsDark(frame, x, y + 1)) switch
                    {
                        (true, true) => '█',
                        (true, false) => '▀',
                        (false, true) => '▄',
                        _ => ' ',
                    });
                }

                lines.Add(colours ? line.Append("\e[0m").ToString() : line.ToString().TrimEnd());
            }

            return lines;
        }
    }
}
