using System.Buffers.Binary;
using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper.Flash;

namespace FlipperUpdaterNano.Fupd.Simulation
{
    /// <summary>The version structure that the stock build links into the firmware image.</summary>
    /// <param name="Commit">Short hash of the commit.</param>
    /// <param name="Branch">Branch or tag.</param>
    /// <param name="BuildDate">Date of the build, in the stock firmware's format.</param>
    /// <param name="Version">Name of the version, such as <c>1.4.3</c>.</param>
    internal sealed record FirmwareVersion(string Commit, string Branch, string BuildDate, string Version)
    {
        // Magic 0xBE40 and major version 1 of the structure; four pointers to strings in flash follow.
        private const uint Header = 0x0001BE40;
        private const int Texts = 4;
        private const int LongestText = 64;

        /// <summary>Finds the structure in flash.</summary>
        /// <param name="flash">The content of the flash, starting at 0x08000000.</param>
        /// <returns>
        /// The version. If the image contains no version structure, the version is derived from the CRC32 of the flash content, so that
        /// different images have different versions.
        /// </returns>
        public static FirmwareVersion Of(ReadOnlySpan<byte> flash)
        {
            for (int at = 0; at + sizeof(uint) + (Texts * sizeof(uint)) <= flash.Length; at += sizeof(uint))
            {
                bool isHeader = (BinaryPrimitives.ReadUInt32LittleEndian(flash[at..]) & 0x00FFFFFF) == Header;
                if (isHeader && Read(flash, at + sizeof(uint)) is { } version)
                {
                    return version;
                }
            }

            string crc = $"{Crc32.Compute(flash):x8}";
            return new FirmwareVersion(crc, "unversioned", "01-01-1970", $"unversioned-{crc}");
        }

        private static FirmwareVersion? Read(ReadOnlySpan<byte> flash, int at)
        {
            string[] texts = new string[Texts];
            for (int i = 0; i < Texts; i++)
            {
                uint offset = BinaryPrimitives.ReadUInt32LittleEndian(flash[(at + (i * sizeof(uint)))..]) - FlashMap.Base;
                if (offset >= flash.Length)
                {
                    return null;
                }

                ReadOnlySpan<byte> text = flash.Slice((int)offset, Math.Min(LongestText, flash.Length - (int)offset));
                int end = text.IndexOf((byte)0);
                if (end <= 0 || text[..end].ContainsAnyExceptInRange((byte)' ', (byte)'~'))
                {
                    return null;
                }

                texts[i] = Encoding.ASCII.GetString(text[..end]);
            }

            return new FirmwareVersion(texts[0], texts[1], texts[2], texts[3]);
        }
    }
}
