using System.Text;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;

namespace FlipperUpdaterNano.Fupd.Packages
{
    /// <summary>The package to which the pointer file of a device refers.</summary>
    /// <param name="ManifestPath">Path of the package's manifest in the firmware's notation, which begins with <c>/ext</c>.</param>
    /// <param name="Firmware">Firmware and radio image of the package.</param>
    internal sealed record ArmedPackage(string ManifestPath, PackageFirmware Firmware)
    {
        private const string Prefix = "/ext";

        /// <summary>Gets the path of the package's folder on the card.</summary>
        public string Folder => ManifestPath[Prefix.Length..ManifestPath.LastIndexOf('/')];

        /// <summary>Gets the path of the flight recorder's log in the firmware's notation.</summary>
        public string LogPath => $"{Prefix}{Folder}/{Updater.Recorder.UpdateLog.FileName}";

        /// <summary>Finds the package.</summary>
        /// <returns>The package, or <see langword="null"/> if the pointer file refers to none.</returns>
        public static ArmedPackage? Find(VirtualDevice device)
        {
            byte[]? pointer = device.Card.IsInserted ? device.Card.Peek(CardPackage.PointerPath) : null;
            string path = pointer == null ? string.Empty : Encoding.UTF8.GetString(PointerFile.PathIn(pointer));
            if (!path.StartsWith(Prefix + "/", StringComparison.Ordinal) || device.Card.Peek(path[Prefix.Length..]) == null)
            {
                return null;
            }

            string onCard = path[Prefix.Length..path.LastIndexOf('/')];
            PackageFirmware firmware = PackageFirmware.Of(
                device.Card.Peek(path[Prefix.Length..]), name => device.Card.Peek($"{onCard}/{name}"));
            return new ArmedPackage(path, firmware);
        }
    }
}
