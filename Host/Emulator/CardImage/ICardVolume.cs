using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Emulator.CardImage
{
    /// <summary>A file system on the card's image.</summary>
    internal interface ICardVolume
    {
        /// <summary>Makes the image: room for as much as the card holds, and what it holds.</summary>
        /// <param name="card">The card.</param>
        /// <param name="image">Path of the image.</param>
        /// <param name="content">Folder with what is on the card.</param>
        void Make(VirtualCard card, string image, string content);

        /// <summary>Copies what the image holds into a folder.</summary>
        /// <param name="image">Path of the image.</param>
        /// <param name="content">The folder, which exists.</param>
        void Extract(string image, string content);

        /// <summary>Looks for damage in the file system.</summary>
        /// <param name="image">Path of the image.</param>
        /// <exception cref="InvalidOperationException">There is some.</exception>
        void Check(string image);

        /// <summary>Finds a byte of a file.</summary>
        /// <param name="image">Path of the image.</param>
        /// <param name="path">Path of the file on the card.</param>
        /// <param name="offset">The byte.</param>
        /// <returns>Bytes from the beginning of the image, or <see langword="null"/> when the file has no cluster for it.</returns>
        long? Locate(string image, string path, uint offset);
    }
}
