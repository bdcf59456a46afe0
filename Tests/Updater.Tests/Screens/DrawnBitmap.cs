namespace FlipperUpdaterNano.Updater.Tests.Screens
{
    /// <summary>A drawn letter or icon: its dark pixels, including those outside of the display.</summary>
    internal sealed record DrawnBitmap(byte[] Source, int Offset, int X, int Y, IReadOnlyList<(int X, int Y)> Points)
    {
        /// <summary>Records a call of <see cref="Hal.IBytes.DrawBitmap"/>.</summary>
        public static DrawnBitmap Of(byte[] source, int offset, int width, int height, int x, int y)
        {
            int stride = (width + 7) / 8;
            List<(int X, int Y)> points = [];
            for (int row = 0; row < height; row++)
            {
                for (int column = 0; column < width; column++)
                {
                    if ((source[offset + (row * stride) + (column / 8)] & (1 << (column % 8))) != 0)
                    {
                        points.Add((x + column, y + row));
                    }
                }
            }

            return new DrawnBitmap(source, offset, x, y, points);
        }

        /// <summary>Determines whether this is the second stroke of a bold letter.</summary>
        public bool IsSecondStrokeOf(DrawnBitmap? first) =>
            first != null && first.Source == Source && first.Offset == Offset && first.X == X - 1 && first.Y == Y;
    }
}
