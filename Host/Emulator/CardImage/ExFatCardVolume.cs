using FlipperUpdaterNano.Emulator.CardImage.ExFat;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Emulator.CardImage
{
    /// <summary>
    /// exFAT, the format of cards over 32 GB: our own writer and reader, verified with fsck.exfat. mtools does not support exFAT.
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
                throw new InvalidOperationException($"{string.Join(' ', volume.Findings)} {volume.LostClusters} clusters are lost.");
            }
        }

        /// <inheritdoc/>
        public long? Locate(string image, string path, uint offset) => Read(image).Locate(path, offset);

        private static ExFatVolume Read(string image)
        {
            // Allows sharing, because this process has the file open for writing.
            using FileStream file = new(image, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

            return ExFatVolume.Read(file);
        }
    }
}
