using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>The package: its location and its manifest.</summary>
    public sealed class ManifestResult
    {
        internal ManifestResult(string path, UpdateManifest manifest, uint crc)
        {
            Path = path;
            Folder = path.Substring(0, path.LastIndexOf('/'));
            Manifest = manifest;
            Crc = crc;
        }

        /// <summary>Reads the manifest of a package.</summary>
        /// <param name="device">The device, with its card mounted.</param>
        /// <param name="path">Path of the manifest.</param>
        /// <returns>The package.</returns>
        /// <exception cref="CardIoException">The file cannot be read, or is not a manifest.</exception>
        public static ManifestResult Load(IDevice device, string path)
        {
            using (ICardFile file = CardReading.Open(device.Card, path))
            {
                if (file.Length > UpdateManifest.MaximumLength)
                {
                    throw new MalformedException(
                        MessageFormat.Of("The manifest has # bytes; the limit is #.", (int)file.Length, UpdateManifest.MaximumLength));
                }

                byte[] text = new byte[file.Length];
                CardReading.ReadExactly(file, text, 0, text.Length);
                IBytes bytes = device.Bytes;
                return new ManifestResult(path, UpdateManifest.Parse(bytes, text, text.Length), bytes.Crc32(0, text, 0, text.Length));
            }
        }

        /// <summary>Gets the path of the manifest on the card.</summary>
        public string Path { get; }

        /// <summary>Gets the package folder, without a trailing slash.</summary>
        public string Folder { get; }

        /// <summary>Gets the manifest.</summary>
        public UpdateManifest Manifest { get; }

        /// <summary>Gets the CRC32 of the manifest file. The CRC32 identifies this update in <see cref="State.UpdateRegister"/>.</summary>
        public uint Crc { get; }

        /// <summary>Returns the card path of a file in the package.</summary>
        /// <returns>Path of the file on the card.</returns>
        public string PathOf(string name)
        {
            return Folder + "/" + name;
        }
    }
}
