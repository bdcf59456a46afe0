using System.IO.Compression;
using System.Text;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>
    /// Builds packages with the layout and fields of stock packages (docs/reference/stock-updater.md 8). The output is deterministic.
    /// </summary>
    public static class PackageBuilder
    {
        /// <summary>Builds a package.</summary>
        /// <param name="contents">The parts of the package.</param>
        /// <returns>The files of the package folder.</returns>
        /// <exception cref="PackagingException">A part is missing or invalid.</exception>
        public static Package Build(PackageContents contents)
        {
            UpdateManifest manifest = new()
            {
                Info = contents.Info,
                Target = contents.Target,
                Loader = contents.Names.Loader,
                LoaderCrc = Crc32.Compute(contents.Loader),
                OptionBytes = contents.OptionBytes,
                Handover = contents.Handover,
            };
            Package package = new(PackageFiles.Manifest);
            package.Files[contents.Names.Loader] = contents.Loader;
            AddFirmware(contents, manifest, package);
            AddRadio(contents, manifest, package);
            AddResources(contents, manifest, package);
            AddSplash(contents, manifest, package);
            AddResume(contents, manifest, package);
            if (manifest.Firmware.Length + manifest.Radio.Length + manifest.Resources.Length == 0)
            {
                throw new PackagingException("a package needs at least one of firmware, radio and resources");
            }

            if (string.IsNullOrWhiteSpace(contents.Info))
            {
                throw new PackagingException("the info text is empty; give the version to show to users");
            }

            byte[] text = Encoding.UTF8.GetBytes(ManifestWriter.Write(manifest));
            if (text.Length > PackageFiles.ManifestLimit)
            {
                throw new PackagingException(
                    $"the manifest is {text.Length} bytes long, but the firmware reads at most {PackageFiles.ManifestLimit}; make the info "
                    + "text shorter");
            }

            package.Files[PackageFiles.Manifest] = text;
            return package;
        }

        /// <summary>
        /// Derives the name of an archive's top-level folder. The name depends on the contents, not on the archive's name, so that the same
        /// inputs give the same bytes.
        /// </summary>
        /// <param name="contents">The parts of the package.</param>
        /// <returns>A name that a card can hold.</returns>
        public static string FolderNameOf(PackageContents contents)
        {
            return PackageReader.FolderName($"f{contents.Target}-update-{contents.Info.Trim().Replace(' ', '-').Replace('/', '-')}");
        }

        /// <summary>Finds a folder entry that is not part of a package.</summary>
        /// <param name="folder">Path of the folder, which need not exist.</param>
        /// <returns>
        /// The name of the entry, or <see langword="null"/> if the folder contains only files of a package, files written by an update that
        /// ran from the folder, and files left by desktop systems (HostRubbish).
        /// </returns>
        public static string? FindForeign(string folder)
        {
            return !Directory.Exists(folder) ? null : Directory.EnumerateFileSystemEntries(folder)
                .Select(entry => Path.GetFileName(entry))
                .FirstOrDefault(name => !PackageFiles.All.Contains(name) && !HostRubbish.Is(name)

                        && !(name.StartsWith("backup", StringComparison.Ordinal) && name.EndsWith(".tar", StringComparison.Ordinal))
                        && name != PackageFiles.Log);
        }

        /// <summary>
        /// Writes a package to a folder. Files of an older package in the folder are replaced or removed; other files remain.
        /// </summary>
        /// <param name="folder">Path of the folder.</param>
        public static void WriteFolder(Package package, string folder)
        {
            Directory.CreateDirectory(folder);

            // The manifest is removed first and written last, so that a folder with a manifest is a complete package.
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

        /// <summary>
        /// Packs a package as a USTAR archive with one top-level folder, named after the package. qFlipper requires this folder
        /// (docs/reference/stock-updater.md 8.4).
        /// </summary>
        public static byte[] WriteTar(Package package)
        {
            TarWriter tar = new();
            tar.AddDirectory($"{package.Name}/");
            foreach ((string name, byte[] data) in package.Files)
            {
                tar.AddFile($"{package.Name}/{name}", data);
            }

            return tar.Finish();
        }

        /// <summary>Packs a package as a gzipped USTAR archive with one top-level folder.</summary>
        /// <returns>The archive. The gzip header contains neither a file name nor a time.</returns>
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
                manifest.Firmware = contents.Names.Firmware;
                package.Files[contents.Names.Firmware] = DfuLayout.IsDfu(contents.Firmware)
                    ? contents.Firmware
                    : DfuWriter.Write(contents.Firmware);
            }
        }

        private static void AddRadio(PackageContents contents, UpdateManifest manifest, Package package)
        {
            if (contents.Radio != null)
            {
                manifest.Radio = contents.Names.Radio;
                RadioFooter footer = RadioFooter.Read(contents.Radio);
                manifest.RadioAddress = contents.RadioAddress ?? footer.DefaultAddress(contents.Radio.Length);
                manifest.RadioVersion = footer.ManifestVersion(contents.RadioType);
                manifest.RadioCrc = Crc32.Compute(contents.Radio);
                package.Files[contents.Names.Radio] = contents.Radio;
            }
        }

        private static void AddResources(PackageContents contents, UpdateManifest manifest, Package package)
        {
            if (contents.Resources != null)
            {
                manifest.Resources = contents.Names.Resources;
                package.Files[contents.Names.Resources] = contents.Names.IsPlainTar
                    ? ResourceArchive.WriteTar(contents.Resources, contents.Timestamp)
                    : ResourceArchive.Write(contents.Resources, contents.Timestamp);
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

        private static void AddResume(PackageContents contents, UpdateManifest manifest, Package package)
        {
            if (contents.Resume != null)
            {
                if (ResumeStub.Fault(contents.Resume) is { } fault)
                {
                    throw new PackagingException($"{PackageFiles.Resume}: {fault}");
                }

                manifest.Resume = PackageFiles.Resume;
                manifest.ResumeCrc = Crc32.Compute(contents.Resume);
                package.Files[PackageFiles.Resume] = contents.Resume;
            }
        }
    }
}
