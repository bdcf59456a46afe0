using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.VirtualFlipper.Flash;

namespace FlipperUpdaterNano.Fupd.Packages
{
    /// <summary>
    /// Checks whether CPU1 could start from a loader image. Devices perform no such check: the stock firmware jumps to any loader, and so
    /// starts a faulty loader at every boot until the card is removed (docs/reference/stock-updater.md 4.2).
    /// </summary>
    internal static class StartCheck
    {
        // Size of SRAM1, into which the stock firmware loads the image.
        private const int SramSize = 0x30000;
        private const int VectorsSize = 8;

        /// <summary>Finds a fault that would keep a loader from starting.</summary>
        /// <returns>The fault in one sentence, or <see langword="null"/> if the loader can start.</returns>
        public static string? LoaderFault(ReadOnlySpan<byte> image)
        {
            if (image.Length is < VectorsSize or > SramSize)
            {
                return $"The loader cannot start: it is {image.Length} bytes long; for SRAM1 it must be {VectorsSize} to {SramSize}.";
            }

            return VectorTable.Fault(image[..VectorsSize].ToArray(), FlashMap.SramBase, (uint)image.Length) is { } fault
                ? $"The loader cannot start: {fault}."
                : null;
        }

        /// <summary>Checks whether all firmware can load a loader of this size.</summary>
        /// <returns>
        /// A sentence that states which firmware cannot load a loader of this size, or <see langword="null"/> if all firmware can.
        /// </returns>
        public static string? LoaderWarning(ReadOnlySpan<byte> image)
        {
            return image.Length <= PackageFiles.LoaderLimit ? null
                : $"The loader is {image.Length} bytes long; firmware older than mid-2024 loads at most {PackageFiles.LoaderLimit} and "
                    + "would cancel the update silently.";
        }
    }
}
