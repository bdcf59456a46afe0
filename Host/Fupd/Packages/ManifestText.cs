using System.Text;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Packages
{
    /// <summary>The text of an <c>update.fuf</c>, in which values can be changed; all other bytes are preserved.</summary>
    internal sealed class ManifestText
    {
        /// <summary>Key of the stage-2 image's name.</summary>
        public const string Loader = "Loader";

        /// <summary>Key of the stage-2 image's CRC32.</summary>
        public const string LoaderCrc = "Loader CRC";

        /// <summary>Key of the resource archive's name.</summary>
        public const string Resources = "Resources";

        /// <summary>Key of the firmware's name.</summary>
        public const string Firmware = "Firmware";

        /// <summary>Key of the resume stub's name.</summary>
        public const string Resume = "Resume";

        /// <summary>Key of the resume stub's CRC32.</summary>
        public const string ResumeCrc = "Resume CRC";

        private readonly List<string> _lines;

        /// <summary>Splits a manifest into lines, without interpreting their bytes.</summary>
        public ManifestText(byte[] text)
        {
            _lines = [.. Encoding.Latin1.GetString(text).Split('\n')];
        }

        /// <summary>Reads the value of a key.</summary>
        /// <returns>The trimmed value in the first line with this key, or <see langword="null"/> if there is no such line.</returns>
        public string? this[string key]
        {
            get
            {
                int line = Find(key);
                return line < 0 ? null : Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(_lines[line][(key.Length + 1)..].Trim()));
            }
        }

        /// <summary>Changes the value of an existing key.</summary>
        public void Set(string key, string value)
        {
            int line = Find(key);
            string end = _lines[line].EndsWith('\r') ? "\r" : string.Empty;
            _lines[line] = $"{key}: {Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value))}{end}";
        }

        /// <summary>Changes the value of a key, or adds a missing key after the last line.</summary>
        public void SetOrAdd(string key, string value)
        {
            if (Find(key) < 0)
            {
                string end = _lines.Exists(line => line.EndsWith('\r')) ? "\r" : string.Empty;
                int last = _lines.Count - 1;
                if (_lines[last].Length > 0)
                {
                    _lines[last] += end;
                    _lines.Add(string.Empty);
                    last++;
                }

                _lines.Insert(last, $"{key}:{end}");
            }

            Set(key, value);
        }

        /// <summary>Sets the CRC32 of the loader.</summary>
        public void SetLoaderCrc(byte[] loader) => Set(LoaderCrc, CrcOf(loader));

        /// <summary>
        /// Sets the name and CRC32 of the resume stub. The stub's keys follow all keys of the stock firmware, because that firmware only
        /// searches forward.
        /// </summary>
        /// <param name="name">Name of the stub's file.</param>
        public void SetResume(string name, byte[] stub)
        {
            SetOrAdd(Resume, name);
            SetOrAdd(ResumeCrc, CrcOf(stub));
        }

        /// <summary>Gets the content of the manifest file.</summary>
        public byte[] ToBytes() => Encoding.Latin1.GetBytes(string.Join('\n', _lines));

        private static string CrcOf(byte[] file) =>
            string.Join(' ', BitConverter.GetBytes(Crc32.Compute(file)).Select(value => $"{value:X2}"));

        private int Find(string key) => _lines.FindIndex(line => line.StartsWith(key + ":", StringComparison.Ordinal));
    }
}
