using System.Text;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Packages
{
    /// <summary>The package a device's pointer file leads to.</summary>
    internal sealed record ArmedPackage(string LogPath, PackageFirmware Firmware)
    {
        private const string Prefix = "/ext";

        /// <summary>Looks for it.</summary>
        /// <param name="device">The device.</param>
        /// <returns>The package, or <see langword="null"/> when the pointer leads nowhere.</returns>
        public static ArmedPackage? Find(VirtualDevice device)
        {
            byte[]? pointer = device.Card.IsInserted ? device.Card.Peek(CardPackage.PointerPath) : null;
            string path = pointer == null ? string.Empty : Encoding.UTF8.GetString(pointer);
            if (!path.StartsWith(Prefix + "/", StringComparison.Ordinal) || device.Card.Peek(path[Prefix.Length..]) == null)
            {
                return null;
            }

            string folder = path[..path.LastIndexOf('/')];
            string onCard = folder[Prefix.Length..];
            PackageFirmware firmware = PackageFirmware.Of(
                device.Card.Peek(path[Prefix.Length..]), name => device.Card.Peek($"{onCard}/{name}"));
            return new ArmedPackage($"{folder}/{Updater.Recorder.UpdateLog.FileName}", firmware);
        }
    }
}
