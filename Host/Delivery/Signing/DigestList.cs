using System.Text;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Delivery.Signing
{
    /// <summary>
    /// The list of every file's SHA-256. The list is in the format of <c>sha256sum</c>, which can therefore verify the
    /// files too.
    /// </summary>
    public static class DigestList
    {
        private const int HexDigits = 64;
        private const string Separator = "  ";

        /// <summary>Writes the list.</summary>
        /// <param name="files">The files by name; the digest list itself and the signature are skipped.</param>
        /// <returns>One line for each file, sorted by name.</returns>
        /// <exception cref="DeliveryException">The format cannot represent one of the names.</exception>
        public static string Write(IEnumerable<KeyValuePair<string, byte[]>> files)
        {
            StringBuilder list = new();
            foreach ((string name, byte[] data) in files.Where(file => !IsOwn(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                if (name.Contains('\\') || name.Any(char.IsControl))
                {
                    throw new DeliveryException($"the name '{name}' contains a backslash or a control character; rename it, then sign");
                }

                list.Append(PackageFile.Sha256(data)).Append(Separator).Append(name).Append('\n');
            }

            return list.ToString();
        }

        /// <summary>Reads a list.</summary>
        /// <param name="file">Contents of the list.</param>
        /// <returns>Digests by file name, or <see langword="null"/> if a line is malformed or a name occurs twice.</returns>
        public static Dictionary<string, string>? Read(byte[] file)
        {
            Dictionary<string, string> digests = new(StringComparer.Ordinal);
            string text = Encoding.UTF8.GetString(file);
            if (!text.EndsWith('\n'))
            {
                return null;
            }

            foreach (string line in text[..^1].Split('\n'))
            {
                if (line.Length <= HexDigits + Separator.Length
                    || !line.AsSpan(0, HexDigits).ToString().All(char.IsAsciiHexDigitLower)
                    || line.Substring(HexDigits, Separator.Length) != Separator
                    || !digests.TryAdd(line[(HexDigits + Separator.Length)..], line[..HexDigits]))
                {
                    return null;
                }
            }

            return digests;
        }

        internal static bool IsOwn(string name) => name is PackageFiles.Digests or PackageFiles.Signature;
    }
}
