using System.Buffers.Binary;
using System.Text;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// Writes <c>update.fuf</c> with the lines, line order and number formats of the stock packager (docs/reference/stock-updater.md 8.2).
    /// </summary>
    public static class ManifestWriter
    {
        /// <summary>Value of the first key of every manifest.</summary>
        public const string FileType = "Flipper firmware upgrade configuration";

        /// <summary>Writes the manifest. An unused key is written as <c>Key: </c>, because manifest readers only search forward.</summary>
        /// <returns>The text. Every line, including the last, ends with LF.</returns>
        public static string Write(UpdateManifest manifest)
        {
            StringBuilder text = new();
            Line(text, "Filetype", FileType);
            Line(text, "Version", manifest.Version.ToString());
            Line(text, "Info", manifest.Info);
            Line(text, "Target", manifest.Target.ToString());
            Line(text, "Loader", manifest.Loader);
            text.Append("# little-endian hex!\n");
            Line(text, "Loader CRC", Hex(manifest.LoaderCrc));
            Line(text, "Firmware", manifest.Firmware);
            Line(text, "Radio", manifest.Radio);
            Line(text, "Radio address", Hex(manifest.RadioAddress));
            Line(text, "Radio version", Hex(manifest.RadioVersion));
            Line(text, "Radio CRC", Hex(manifest.RadioCrc));
            Line(text, "Resources", manifest.Resources);
            OptionByteData? optionBytes = manifest.OptionBytes;
            if (optionBytes != null)
            {
                text.Append("# NEVER EVER MESS WITH THESE VALUES, YOU WILL BRICK YOUR DEVICE\n");
            }

            Line(text, "OB reference", Hex(optionBytes?.Reference));
            Line(text, "OB mask", Hex(optionBytes?.CompareMask));
            Line(text, "OB write mask", Hex(optionBytes?.WriteMask));
            Line(text, "Splashscreen", manifest.Splashscreen);
            if (manifest.Handover.Length > 0)
            {
                Line(text, "Handover", manifest.Handover);
            }

            if (manifest.Resume.Length > 0)
            {
                Line(text, "Resume", manifest.Resume);
                Line(text, "Resume CRC", Hex(manifest.ResumeCrc));
            }

            return text.ToString();
        }

        private static void Line(StringBuilder text, string key, string value)
        {
            if (value.AsSpan().IndexOfAny('\r', '\n') >= 0)
            {
                throw new PackagingException($"the value of {key} contains a line break, but a manifest value must be one line");
            }

            text.Append(key).Append(": ").Append(value).Append('\n');
        }

        private static string Hex(uint value)
        {
            byte[] bytes = new byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
            return Hex(bytes);
        }

        private static string Hex(byte[]? bytes) =>
            bytes == null ? string.Empty : string.Join(' ', bytes.Select(value => value.ToString("X2")));
    }
}
