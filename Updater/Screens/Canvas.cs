using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.Updater.Screens
{
    /// <summary>A frame of 128 x 64 pixels, with methods that draw text, progress bars and icons.</summary>
    internal sealed class Canvas
    {
        /// <summary>Width of the display in pixels.</summary>
        internal const int Width = 128;

        /// <summary>Height of the display in pixels.</summary>
        internal const int Height = 64;

        private const int LetterGap = 1;

        private const int LinePitch = Font.Height;

        private readonly IBytes _bytes;

        internal Canvas(IBytes bytes)
        {
            _bytes = bytes;
            Frame = new byte[Width * Height / 8];
        }

        /// <summary>Gets the frame in the layout of the panel.</summary>
        internal byte[] Frame { get; }

        /// <summary>Makes all pixels light.</summary>
        internal void Clear()
        {
            _bytes.Fill(Frame, 0, Frame.Length, 0);
        }

        /// <summary>Draws text.</summary>
        /// <param name="text">The text.</param>
        /// <param name="x">X coordinate of the left edge of the first letter.</param>
        /// <param name="y">Y coordinate of the top of the capital letters.</param>
        /// <param name="bold">Whether strokes are two pixels wide, as in headings.</param>
        internal void DrawText(string text, int x, int y, bool bold)
        {
            for (int i = 0; i < text.Length; i++)
            {
                int glyph = Font.Find(text[i]);

                _bytes.DrawBitmap(Frame, Font.Glyphs, glyph + 1, 8, Font.Height, x, y);

                if (bold)
                {
                    x++;
                    _bytes.DrawBitmap(Frame, Font.Glyphs, glyph + 1, 8, Font.Height, x, y);
                }

                x += Font.Glyphs[glyph] + LetterGap;
            }
        }

        /// <summary>Draws text centred on a vertical line.</summary>
        /// <param name="text">The text.</param>
        /// <param name="centre">X coordinate of the vertical line.</param>
        /// <param name="y">Y coordinate of the top of the capital letters.</param>
        internal void DrawCentred(string text, int centre, int y)
        {
            int x = centre - (Measure(text, 0, text.Length) / 2);

            DrawText(text, x < 0 ? 0 : x, y, false);
        }

        /// <summary>Draws text centred on a vertical line, wrapped to several lines.</summary>
        /// <param name="text">The text. A word that is wider than a line is clipped at the edges of the display.</param>
        /// <param name="centre">X coordinate of the vertical line.</param>
        /// <param name="width">Width of a line in pixels.</param>
        /// <param name="y">Y coordinate of the top of the capital letters in the first line.</param>
        internal void DrawLines(string text, int centre, int width, int y)
        {
            int start = 0;
            while (start < text.Length)
            {
                int end = LineEnd(text, start, width);
                DrawCentred(text.Substring(start, end - start), centre, y);
                start = end + 1;
                y += LinePitch;
            }
        }

        /// <summary>Draws an icon.</summary>
        /// <param name="icon">Rows of the icon, top to bottom, each in (width + 7) / 8 bytes; the leftmost pixel is in bit 0.</param>
        /// <param name="width">Width in pixels.</param>
        /// <param name="height">Height in pixels.</param>
        /// <param name="x">Left edge.</param>
        /// <param name="y">Top edge.</param>
        internal void DrawIcon(byte[] icon, int width, int height, int x, int y)
        {
            _bytes.DrawBitmap(Frame, icon, 0, width, height, x, y);
        }

        /// <summary>Draws a progress bar in a frame with rounded corners, filled from the left.</summary>
        /// <param name="x">Left edge.</param>
        /// <param name="y">Top edge.</param>
        /// <param name="width">Width in pixels.</param>
        /// <param name="height">Height in pixels.</param>
        /// <param name="percent">Filled part, 0 to 100.</param>
        internal void DrawBar(int x, int y, int width, int height, int percent)
        {
            // The rounded frame is three rectangles, each two pixels narrower and two pixels taller than the previous one. Two more
            // rectangles clear the inside.
            _bytes.FillRectangle(Frame, x, y + 2, width, height - 4, true);
            _bytes.FillRectangle(Frame, x + 1, y + 1, width - 2, height - 2, true);
            _bytes.FillRectangle(Frame, x + 2, y, width - 4, height, true);
            _bytes.FillRectangle(Frame, x + 1, y + 2, width - 2, height - 4, false);
            _bytes.FillRectangle(Frame, x + 2, y + 1, width - 4, height - 2, false);
            FillBar(x, y, width, height, percent);
        }

        // Draws the filled part of an existing bar; the part can only grow. As in the stock updater, the width of this part is rounded to
        // the nearest pixel (docs/reference/stock-updater.md 7.1).
        internal void FillBar(int x, int y, int width, int height, int percent)
        {
            int filled = (((width - 2) * percent) + 50) / 100;
            _bytes.FillRectangle(Frame, x + 1, y + 1, filled, height - 2, true);
        }

        // Returns the width of a string in pixels, without the gap after the last letter.
        private static int Measure(string text, int start, int end)
        {
            int width = 0;

            for (int i = start; i < end; i++)
            {
                width += Font.Glyphs[Font.Find(text[i])] + LetterGap;
            }

            return width == 0 ? 0 : width - LetterGap;
        }

        // Returns the end offset of the line that begins at start: the offset of the last space that fits.
        private static int LineEnd(string text, int start, int width)
        {
            int end = start;
            int next = start;
            while (next < text.Length)
            {
                int space = text.IndexOf(' ', next);
                int word = space < 0 ? text.Length : space;
                if (end > start && Measure(text, start, word) > width)
                {
                    break;
                }

                end = word;
                next = word + 1;
            }

            return end;
        }
    }
}
