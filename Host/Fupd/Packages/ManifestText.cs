using System.Text;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Packages
{
    /// <summary>The text of an <c>update.fuf</c> whose values can be changed; every other byte stays as it is.</summary>
    internal sealed class ManifestText
    {
        /// <summary>Key of the stage-2 image's name.</summary>
        public const string Loader = "Loader";

        /// <summary>Key of the stage-2 image's CRC32.</summary>
        public const string LoaderCrc = "Loader CRC";

        /// <summary>Key of the resource archive's name.</summary>
        public const string Resources = "Resources";

        private readonly string[] _lines;

        /// <summary>Initializes a new instance of the <see cref="ManifestText"/> class.</summary>
        /// <param name="text">The file.</param>
        public ManifestText(byte[] text)
        {
            _lines = Encoding.Latin1.GetString(text).Split('\n');
        }

        /// <summary>Reads the value of a key.</summary>
        /// <param name="key">The key.</param>
        /// <returns>The value of its first line, without blanks around it, or <see langword="null"/> if there is no such line.</returns>
        public string? this[string key]
        {
            get
            {
                int line = Find(key);
                return line < 0 ? null : Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(_lines[line][(key.Length + 1)..].Trim()));
            }
        }

        /// <summary>Changes the value of an existing key.</summary>
        /// <param name="key">The key.</param>
        /// <param name="value">The value.</param>
        public void Set(string key, string value)
        {
            int line = Find(key);
            string end = _lines[line].EndsWith('\r') ? "\r" : string.Empty;
            _lines[line] = $"{key}: {Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value))}{end}";
        }

        /// <summary>Enters a loader's CRC32.</summary>
        /// <param name="loader">The loader.</param>
        public void SetLoaderCrc(byte[] loader) =>
            Set(LoaderCrc, string.Join(' ', BitConverter.GetBytes(Crc32.Compute(loader)).Select(value => $"{value:X2}")));

        /// <summary>Gets the file.</summary>
        /// <returns>Its bytes.</returns>
        public byte[] ToBytes() => Encoding.Latin1.GetBytes(string.Join('\n', _lines));

        private int Find(string key) => Array.FindIndex(_lines, line => line.StartsWith(key + ":", StringComparison.Ordinal));
    }
}
