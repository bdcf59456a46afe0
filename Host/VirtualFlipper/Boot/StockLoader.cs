using System.Text;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.VirtualFlipper.Boot
{
    /// <summary>
    /// Models the stock loader (docs/reference/stock-updater.md 4.2), which reads the pointer file, the manifest and the loader file, and
    /// checks the CRC. If one of these steps fails, the stock loader returns without a message.
    /// </summary>
    internal static class StockLoader
    {
        private const string PointerPath = "/.fupdate";
        private const int LongestPointer = 254;
        private const int LargestManifest = 65535;

        /// <summary>
        /// Number of characters that the stock loader removes from the start of the path in the pointer file. The number is the length of
        /// <c>/ext</c>, but the loader does not compare the characters.
        /// </summary>
        private const int PrefixLength = 4;

        /// <summary>Maximum size of the image, which is loaded into SRAM1.</summary>
        private const int LargestImage = 0x30000;

        public static BootDecision Load(VirtualCard card)
        {
            if (!card.IsInserted)
            {
                return GiveUp("no card is in the slot", 0);
            }

            byte[]? pointer = card.ReadAtBoot(PointerPath);
            if (pointer is null || pointer.Length is 0 or > LongestPointer)
            {
                return GiveUp("the pointer file is missing, empty or too long", 0);
            }

            string path = Encoding.Latin1.GetString(PointerFile.PathIn(pointer));
            path = path.Length > PrefixLength ? path[PrefixLength..] : string.Empty;
            byte[]? text = card.ReadAtBoot(path);
            if (text is null || text.Length > LargestManifest)
            {
                return GiveUp("the manifest is missing or too long", pointer.Length);
            }

            if (StockManifest.Read(text) is not StockManifest manifest)
            {
                return GiveUp(
                    "the manifest is not valid for the stock loader, which searches for keys in order "
                    + "and misses all keys after a missing one",
                    pointer.Length) with
                { DeclinesManifest = true };
            }

            return LoadImage(card, $"{path[..path.LastIndexOf('/')]}/{manifest.Loader}", manifest.LoaderCrc, pointer.Length + text.Length);
        }

        private static BootDecision LoadImage(VirtualCard card, string path, uint crc, int read)
        {
            byte[]? image = card.ReadAtBoot(path);
            if (image is null || image.Length is 0 or > LargestImage)
            {
                return GiveUp("the loader file is missing, empty or larger than SRAM1", read);
            }

            read += image.Length;

            return Crc32.Compute(image) == crc
                ? new BootDecision(RestState.Updater, "The boot mode is Update, and the package's loader exists and has the correct CRC.")
                {
                    Loader = image,
                    CardBytes = read,
                }
                : GiveUp("the CRC of the loader file differs from the one in the manifest", read);
        }

        private static BootDecision GiveUp(string why, int read) =>
            new(RestState.Firmware, $"The boot mode is Update, but {why}: the stock loader falls back to a normal boot.")
            {
                CardBytes = read,
                ClearsBootMode = true,
                TakesAnotherReset = true,
            };
    }
}
