using System.Globalization;
using System.Text;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>
    /// The manifest as the stock loader reads it (docs/reference/stock-updater.md 2.1 and 2.2). The stock loader searches only forward and
    /// only for the keys that it needs, so a missing key hides all keys after it. Oracle for the updater's UpdateManifest.
    /// </summary>
    internal sealed class StockManifest
    {
        private const string FileType = "Flipper firmware upgrade configuration";
        private readonly string _text;
        private int _position;

        private StockManifest(string text)
        {
            _text = text;
        }

        public string Loader { get; private set; } = string.Empty;

        public uint LoaderCrc { get; private set; }

        /// <summary>Gets the hardware target; only <see cref="ReadForStub"/> reads it.</summary>
        public uint Target { get; private set; }

        /// <summary>Reads a manifest.</summary>
        /// <returns>The manifest, or null if the stock loader would reject it.</returns>
        public static StockManifest? Read(byte[] bytes)
        {
            StockManifest manifest = new(Encoding.Latin1.GetString(bytes));

            return manifest.ReadMandatory() && manifest.HasPayload() ? manifest : null;
        }

        /// <summary>
        /// Reads the keys that the resume stub needs (docs/RESUME.md). Like the stock loader, the stub searches only forward.
        /// </summary>
        /// <returns>The manifest, or null if the stub would reject it.</returns>
        public static StockManifest? ReadForStub(byte[] bytes)
        {
            StockManifest manifest = new(Encoding.Latin1.GetString(bytes));
            if (manifest.Text("Filetype") != FileType)
            {
                return null;
            }

            string? target = manifest.Text("Target");
            manifest.Target = uint.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out uint number) ? number : 0;

            return manifest.ReadLoader() ? manifest : null;
        }

        private bool ReadMandatory()
        {
            if (Text("Filetype") != FileType || !Number("Version") || Text("Info") is null || !Number("Target"))
            {
                return false;
            }

            return ReadLoader();
        }

        private bool ReadLoader()
        {
            Loader = Text("Loader") ?? string.Empty;
            byte[] crc = new byte[4];
            if (Loader.Length == 0 || Bytes("Loader CRC", crc) < crc.Length)
            {
                return false;
            }

            LoaderCrc = BitConverter.ToUInt32(crc);

            return true;
        }

        /// <summary>
        /// Checks that the manifest names at least one of the payloads. The search for a key moves the position even if the key is not
        /// found.
        /// </summary>
        private bool HasPayload()
        {
            bool firmware = Text("Firmware") is not null;
            bool radio = Text("Radio") is not null;
            Bytes("Radio address", new byte[4]);
            Bytes("Radio version", new byte[6]);
            Bytes("Radio CRC", new byte[4]);

            return firmware | radio | (Text("Resources") is not null);
        }

        /// <summary>Moves to the value of a key, which starts after the colon and one arbitrary character.</summary>
        private bool Find(string key)
        {
            while (_position < _text.Length)
            {
                int end = _text.IndexOf('\n', _position);
                string line = end < 0 ? _text[_position..] : _text[_position..end];
                int colon = line.StartsWith('#') ? -1 : line.IndexOf(':');
                if (colon > 0 && line[..colon].Replace("\r", string.Empty) == key)
                {
                    _position = Math.Min(_text.Length, _position + colon + 2);

                    return true;
                }

                _position = end < 0 ? _text.Length : end + 1;
            }

            return false;
        }

        private string RestOfLine()
        {
            int end = _text.IndexOf('\n', _position);
            string line = end < 0 ? _text[_position..] : _text[_position..end];
            _position = end < 0 ? _text.Length : end + 1;

            return line;
        }

        private string? Text(string key)
        {
            if (!Find(key))
            {
                return null;
            }

            string text = RestOfLine().Replace("\r", string.Empty);

            return text.Length == 0 ? null : text;
        }

        private bool Number(string key)
        {
            string[] tokens = Find(key) ? Tokens() : [];
            string digits = tokens.Length == 0 ? string.Empty : tokens[0].TrimStart('+');
            int count = digits.TakeWhile(char.IsAsciiDigit).Count();

            return count > 0 && uint.TryParse(digits.AsSpan(0, count), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        }

        private int Bytes(string key, byte[] values)
        {
            string[] tokens = Find(key) ? Tokens() : [];
            int count = 0;
            while (count < values.Length
                && count < tokens.Length
                && tokens[count].Length >= 2
                && byte.TryParse(
                    tokens[count].AsSpan(0, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out values[count]))
            {
                count++;
            }

            return count;
        }

        private string[] Tokens() => RestOfLine().Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
    }
}
