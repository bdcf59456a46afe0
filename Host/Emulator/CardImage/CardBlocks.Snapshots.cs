using FlipperUpdaterNano.Emulator.Snapshots;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.CardImage
{
    /// <summary>The card's blocks in a snapshot.</summary>
    public sealed partial class CardBlocks : ISnapshotPart
    {
        /// <summary>Makes an empty image for blocks that are restored.</summary>
        /// <param name="device">The virtual device, restored.</param>
        /// <returns>The image, in a temporary folder of its own.</returns>
        public static CardBlocks CreateEmpty(VirtualDevice device)
        {
            string folder = TemporaryFolders.Create("fupd-card-");
            string image = Path.Combine(folder, "card.img");

            File.WriteAllBytes(image, []);

            return new CardBlocks(device, VolumeOf(device), folder, image);
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive) => SparseFile.Exchange(archive, _image);

        private static ICardVolume VolumeOf(VirtualDevice device) =>
            device.Card.Format == CardFormat.ExFat ? new ExFatCardVolume() : new FatCardVolume();
    }
}
