namespace FlipperUpdaterNano.Fupd.Tests
{
    /// <summary>
    /// A heatshrink decoder written only from the description of the stream format (docs/reference/stock-updater.md 3.1).
    /// </summary>
    internal static class HeatshrinkDecoder
    {
        public static byte[] Decode(ReadOnlySpan<byte> data, int window, int lookahead)
        {
            byte[] stream = data.ToArray();
            List<byte> output = [];
            int position = 0;
            while (position + 9 <= stream.Length * 8)
            {
                if (Take(1) == 1)
                {
                    output.Add((byte)Take(8));
                }
                else if (position + window + lookahead <= stream.Length * 8)
                {
                    int distance = Take(window) + 1;
                    for (int length = Take(lookahead) + 1; length > 0; length--)
                    {
                        output.Add(output.Count >= distance ? output[^distance] : (byte)0);
                    }
                }
                else
                {
                    break;
                }
            }

            return [.. output];

            int Take(int count)
            {
                int value = 0;
                for (; count > 0; count--, position++)
                {
                    value = (value << 1) | ((stream[position / 8] >> (7 - (position % 8))) & 1);
                }

                return value;
            }
        }
    }
}
