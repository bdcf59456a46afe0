using FlipperUpdaterNano.Emulator.CardImage.ExFat;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Emulator.CardImage
{
    /// <summary>
    /// An exFAT volume, the format of cards over 32 GB. This project's own code writes and reads the volume, because mtools does not
    /// support exFAT; fsck.exfat checks the volume.
    /// </summary>
    internal sealed class ExFatCardVolume : ICardVolume
    {
        /// <inheritdoc/>
        public void Make(VirtualCard card, string image, string content)
        {
            using FileStream file = File.Create(image);

            ExFatWriter.Write(file, ExFatLayout.For(card.Capacity, card.ClusterSize), ExFatNode.FromFolder(content));
        }

        /// <inheritdoc/>
        public void Extract(string image, string content) => Read(image).Root.ToFolder(content);

        /// <inheritdoc/>
        public void Check(string image)
        {
            ToolRunner.Run("fsck.exfat", "-n", image);

            ExFatVolume volume = Read(image);

            if (volume.Findings.Count > 0 || volume.LostClusters > 0)
            {
                throw new InvalidOperationException($"{string.Join(' ', volume.Findings)} {volume.LostClusters} clusters are orphaned.");
            }
        }

        /// <inheritdoc/>
        public long? Locate(string image, string path, uint offset) => Read(image).Locate(path, offset);

        private static ExFatVolume Read(string image)
        {
            // FileShare.ReadWrite is required because this process has the file open for writing.
            using FileStream file = new(image, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

            return ExFatVolume.Read(file);
        }
    }
}
