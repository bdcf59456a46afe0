using System.Text;

namespace FlipperUpdaterNano.Delivery.Signing
{
    /// <summary>The text format of minisign's files: comment lines and base64 lines.</summary>
    internal static class SignedText
    {
        public const string Untrusted = "untrusted comment: ";
        public const string Trusted = "trusted comment: ";

        // minisign reads comments of at most 1,024 bytes and trusted comments of at most 8,192 bytes.
        private const int LargestFile = 16_384;

        /// <summary>Splits a file into its lines.</summary>
        /// <param name="count">The expected number of lines.</param>
        /// <returns>
        /// The lines without line endings, or <see langword="null"/> if the file is too large or consists of a different number
        /// of lines.
        /// </returns>
        public static string[]? Lines(ReadOnlySpan<byte> file, int count)
        {
            if (file.Length > LargestFile)
            {
                return null;
            }

            string[] lines = Encoding.UTF8.GetString(file).Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
            return lines.Length == count || (lines.Length == count + 1 && lines[count].Length == 0) ? lines[..count] : null;
        }

        /// <summary>Decodes a line of base64.</summary>
        /// <param name="size">Required number of bytes.</param>
        /// <returns>The bytes, or <see langword="null"/> if the line is malformed or encodes a different number of bytes.</returns>
        public static byte[]? Decode(string line, int size)
        {
            byte[] bytes = new byte[size];
            return Convert.TryFromBase64String(line, bytes, out int count) && count == size && Convert.ToBase64String(bytes) == line
                ? bytes
                : null;
        }
    }
}
