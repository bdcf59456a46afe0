using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Packages
{
    /// <summary>Replaces the loader image of a package, and the loader's CRC in the manifest.</summary>
    internal static class PackageLoader
    {
        /// <summary>Replaces the loader of a package in memory.</summary>
        /// <exception cref="InputException">The manifest names no loader.</exception>
        public static void Replace(Package package, byte[] loader)
        {
            (string name, byte[] manifest) = WithCrc(package.Files.GetValueOrDefault(package.ManifestName), loader);
            package.Files[package.ManifestName] = manifest;
            package.Files[name] = loader;
        }

        /// <summary>On a device's card, replaces the loader of the package with which the device is armed.</summary>
        /// <param name="device">The device, which is switched off.</param>
        /// <exception cref="InputException">The device is not armed with a package, or the manifest names no loader.</exception>
        public static void Replace(VirtualDevice device, byte[] loader)
        {
            ArmedPackage armed = ArmedPackage.Find(device)
                ?? throw new InputException("--loader: the device is not armed with a package");
            string path = $"{armed.Folder}{armed.ManifestPath[armed.ManifestPath.LastIndexOf('/')..]}";
            (string name, byte[] manifest) = WithCrc(device.Card.Peek(path), loader);
            device.Card.Preload(path, manifest);
            device.Card.Preload($"{armed.Folder}/{name}", loader);
        }

        private static (string Name, byte[] Manifest) WithCrc(byte[]? manifest, byte[] loader)
        {
            ManifestText text = new(manifest ?? []);
            if (text[ManifestText.Loader] is not { } name || text[ManifestText.LoaderCrc] == null)
            {
                throw new InputException("the package's manifest lacks a loader or its CRC, so the loader cannot be replaced");
            }

            text.SetLoaderCrc(loader);
            return (name, text.ToBytes());
        }
    }
}
