using FlipperUpdaterNano.Emulator.Snapshots;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.CardImage
{
    /// <summary>Saves the card's blocks to a snapshot and restores them from it.</summary>
    public sealed partial class CardBlocks : ISnapshotPart
    {
        /// <summary>Creates an empty image, into which the blocks of a snapshot can be restored.</summary>
        /// <param name="device">The virtual device, which must be restored first.</param>
        /// <returns>The image, in a separate temporary folder.</returns>
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
