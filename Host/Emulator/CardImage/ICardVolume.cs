using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Emulator.CardImage
{
    /// <summary>A file system in an image of the card.</summary>
    internal interface ICardVolume
    {
        /// <summary>Creates the image with the capacity and content of the card.</summary>
        /// <param name="image">Path of the image.</param>
        /// <param name="content">Folder with the content of the card.</param>
        void Make(VirtualCard card, string image, string content);

        /// <summary>Copies the content of the image to a folder.</summary>
        /// <param name="image">Path of the image.</param>
        void Extract(string image, string content);

        /// <summary>Checks the file system for damage.</summary>
        /// <param name="image">Path of the image.</param>
        /// <exception cref="InvalidOperationException">The file system is damaged.</exception>
        void Check(string image);

        /// <summary>Locates a byte of a file in the image.</summary>
        /// <param name="image">Path of the image.</param>
        /// <param name="path">Path of the file on the card.</param>
        /// <param name="offset">Offset of the byte in the file.</param>
        /// <returns>Offset in the image, or <see langword="null"/> if the file has no cluster for it.</returns>
        long? Locate(string image, string path, uint offset);
    }
}
