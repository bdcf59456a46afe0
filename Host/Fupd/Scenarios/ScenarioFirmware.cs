using System.Globalization;
using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper.Flash;

namespace FlipperUpdaterNano.Fupd.Scenarios
{
    /// <summary>
    /// A firmware image that a scenario describes part by part. Each part is a stand-in of a given size, or consists of zeros.
    /// </summary>
    internal static class ScenarioFirmware
    {
        private const int Smallest = 1024;
        private const int Largest = 1 << 20;

        /// <summary>Reads the parts.</summary>
        /// <param name="fields">The JSON object that contains the parts.</param>
        /// <returns>The parts; <see langword="null"/> if the key is missing.</returns>
        public static IReadOnlyList<DfuElement>? Parts(JsonFields fields, string key)
        {
            return fields.Objects(key) switch
            {
                null => null,
                [] => throw fields.Wrong(key, "must have at least one part"),
                IReadOnlyList<JsonFields> parts => [.. parts.Select(Part)],
            };
        }

        private static DfuElement Part(JsonFields fields)
        {
            uint address = DfuWriter.FlashBase;
            if (fields.Text("address") is { } text
                && !uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out address))
            {
                throw fields.Wrong("address", "must be hexadecimal, such as 08000000");
            }

            int zeros = fields.Number("zeros", Largest) ?? 0;
            int size = fields.Number("size", Largest) ?? 0;
            uint seed = (uint)(fields.Number("seed", int.MaxValue) ?? 1);
            string? holds = fields.Text("text");
            string? word = fields.Text("word");
            fields.End();
            if ((zeros == 0) == (size == 0) || (size > 0 && size < Smallest) || (holds != null && size < 2 * 4096))
            {
                throw fields.Wrong("size", $"give either zeros, or a size of {Smallest} or more (8192 with a string)");
            }

            // The string is placed so that it crosses the boundary between the first two pages.
            if (holds != null && Encoding.ASCII.GetByteCount(holds) > FlashMap.PageSize)
            {
                throw fields.Wrong("text", $"has more than {FlashMap.PageSize} characters");
            }

            byte[] image = zeros > 0 ? new byte[zeros] : holds == null ? StandIn.Firmware(size, seed) : StandIn.Firmware(size, seed, holds);
            Put(fields, image, word);
            return new DfuElement(address, image);
        }

        // Writes a word to the image, specified as OFFSET=VALUE in hexadecimal.
        private static void Put(JsonFields fields, byte[] image, string? word)
        {
            string[] parts = word?.Split('=') ?? [];
            if (parts.Length == 0)
            {
                return;
            }

            if (parts.Length != 2
                || !int.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int offset)
                || !uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
                || offset < 0 || offset > image.Length - sizeof(uint))
            {
                throw fields.Wrong("word", "must be OFFSET=VALUE in hexadecimal, within the image");
            }

            BitConverter.TryWriteBytes(image.AsSpan(offset), value);
        }
    }
}
