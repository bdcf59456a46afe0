using System.Globalization;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>A version of FUS or of a radio stack, in the format of CPU2's tables and footers.</summary>
    /// <param name="Major">0 to 255.</param>
    /// <param name="Minor">0 to 255.</param>
    /// <param name="Sub">0 to 255.</param>
    /// <param name="Branch">0 to 15.</param>
    /// <param name="Release">0 to 15.</param>
    public sealed record StackVersion(int Major, int Minor, int Sub, int Branch = 0, int Release = 0)
    {
        /// <summary>Gets the encoded version: [31:24] major, [23:16] minor, [15:8] sub, [7:4] branch, [3:0] release.</summary>
        public uint Word => ((uint)Major << 24) | ((uint)Minor << 16) | ((uint)Sub << 8) | ((uint)Branch << 4) | (uint)Release;

        /// <summary>Gets the version as <c>major.minor.sub</c>.</summary>
        public string Dotted => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Sub}");

        /// <summary>Decodes a version.</summary>
        /// <param name="word">The version, encoded as in <see cref="Word"/>.</param>
        public static StackVersion FromWord(uint word) =>
            new((int)(word >> 24), (int)(word >> 16) & 0xFF, (int)(word >> 8) & 0xFF, (int)(word >> 4) & 0xF, (int)word & 0xF);

        /// <summary>Parses a version of the form <c>major.minor.sub</c>.</summary>
        /// <param name="text">Three decimal numbers from 0 to 255, separated by dots.</param>
        /// <param name="branch">0 to 15.</param>
        /// <param name="release">0 to 15.</param>
        /// <returns>The version, or <see langword="null"/> if the text is malformed.</returns>
        public static StackVersion? Parse(string text, int branch = 0, int release = 0)
        {
            string[] parts = text.Split('.');
            byte[] numbers = new byte[3];
            if (parts.Length != 3 || (branch | release) is < 0 or > 15)
            {
                return null;
            }

            for (int i = 0; i < 3; i++)
            {
                if (!byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                {
                    return null;
                }
            }

            return new StackVersion(numbers[0], numbers[1], numbers[2], branch, release);
        }
    }
}
