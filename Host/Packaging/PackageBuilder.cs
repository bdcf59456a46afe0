using System.IO.Compression;
using System.Text;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Builds packages with the layout and fields of stock ones (docs/reference/stock-updater.md 8). The same contents give the same bytes.</summary>
    public static class PackageBuilder
    {
        /// <summary>Builds the files.</summary>
        /// <param name="contents">What the package is made of.</param>
        /// <returns>The files of the package folder.</returns>
        /// <exception cref="PackagingException">Something that no package can be made of.</exception>
        public static Package Build(PackageContents contents)
        {
            UpdateManifest manifest = new()
            {
                Info = contents.Info,
                Target = contents.Target,
                LoaderCrc = Crc32.Compute(contents.Loader),
                OptionBytes = contents.OptionBytes,
                Handover = contents.Handover,
            };
            Package package = new(PackageFiles.Manifest);
            package.Files[PackageFiles.Loader] = contents.Loader;
            AddFirmware(contents, manifest, package);
            AddRadio(contents, manifest, package);
            AddResources(contents, manifest, package);
            AddSplash(contents, manifest, package);
            if (manifest.Firmware.Length + manifest.Radio.Length + manifest.Resources.Length == 0)
            {
                throw new PackagingException("a package needs at least one of firmware, radio and resources");
            }

            if (string.IsNullOrWhiteSpace(contents.Info))
            {
                throw new PackagingException("the info text is empty; give the version people should read");
            }

            byte[] text = Encoding.UTF8.GetBytes(ManifestWriter.Write(manifest));
            if (text.Length > PackageFiles.ManifestLimit)
            {
                throw new PackagingException($"the manifest has {text.Length} bytes, the firmware reads at most {PackageFiles.ManifestLimit}; make the info text shorter");
            }

            package.Files[PackageFiles.Manifest] = text;
            return package;
        }

        /// <summary>Writes a package as a folder. Files of an older package in it are replaced or removed, others are left alone.</summary>
        /// <param name="package">The package.</param>
        /// <param name="folder">Path of the folder.</param>
        public static void WriteFolder(Package package, string folder)
        {
            Directory.CreateDirectory(folder);

            // The manifest goes last and is removed first: a folder with a manifest is a whole package.
            File.Delete(Path.Combine(folder, PackageFiles.Manifest));
            foreach (string name in PackageFiles.All.Where(name => !package.Files.ContainsKey(name)))
            {
                File.Delete(Path.Combine(folder, name));
            }

            foreach ((string name, byte[] data) in package.Files.OrderBy(file => file.Key == package.ManifestName))
            {
                File.WriteAllBytes(Path.Combine(folder, name), data);
            }
        }

        /// <summary>Packs a package as a USTAR, flat: its bytes do not depend on what the archive is called.</summary>
        /// <param name="package">The package.</param>
        /// <returns>The file.</returns>
        public static byte[] WriteTar(Package package)
        {
            TarWriter tar = new();
            foreach ((string name, byte[] data) in package.Files)
            {
                tar.AddFile(name, data);
            }

            return tar.Finish();
        }

        /// <summary>Packs a package as a gzipped USTAR, flat.</summary>
        /// <param name="package">The package.</param>
        /// <returns>The file; gzip header without name and time.</returns>
        public static byte[] WriteArchive(Package package)
        {
            using MemoryStream archive = new();
            using (GZipStream gzip = new(archive, CompressionLevel.SmallestSize))
            {
                gzip.Write(WriteTar(package));
            }

            return archive.ToArray();
        }

        private static void AddFirmware(PackageContents contents, UpdateManifest manifest, Package package)
        {
            if (contents.Firmware != null)
            {
                manifest.Firmware = PackageFiles.Firmware;
                package.Files[PackageFiles.Firmware] = DfuLayout.IsDfu(contents.Firmware) ? contents.Firmware : DfuWriter.Write(contents.Firmware);
            }
        }

        private static void AddRadio(PackageContents contents, UpdateManifest manifest, Package package)
        {
            if (contents.Radio != null)
            {
                manifest.Radio = PackageFiles.Radio;
                RadioFooter footer = RadioFooter.Read(contents.Radio);
                manifest.RadioAddress = contents.RadioAddress ?? footer.DefaultAddress(contents.Radio.Length);
                manifest.RadioVersion = footer.ManifestVersion(contents.RadioType);
                manifest.RadioCrc = Crc32.Compute(contents.Radio);
                package.Files[PackageFiles.Radio] = contents.Radio;
            }
        }

        private static void AddResources(PackageContents contents, UpdateManifest manifest, Package package)
        {
            if (contents.Resources != null)
            {
                manifest.Resources = PackageFiles.Resources;
                package.Files[PackageFiles.Resources] = ResourceArchive.Write(contents.Resources, contents.Timestamp);
            }
        }

        private static void AddSplash(PackageContents contents, UpdateManifest manifest, Package package)
        {
            if (contents.Splash != null)
            {
                manifest.Splashscreen = PackageFiles.Splash;
                package.Files[PackageFiles.Splash] = contents.Splash;
            }
        }
    }
}
