using System.Globalization;
using System.Text;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Formats;
using ResourceManifest = FlipperUpdaterNano.Packaging.ResourceManifest;
using UpdateManifest = FlipperUpdaterNano.Updater.Formats.UpdateManifest;

namespace FlipperUpdaterNano.Fupd.Adoption
{
    /// <summary>
    /// Turns a package of the stock firmware or of a fork into a package for this updater: replaces the loader, and converts the resources
    /// to a format that this updater and older firmware can read. Everything else remains unchanged, byte for byte.
    /// </summary>
    internal sealed class PackageAdoption
    {
        private readonly Package _package;
        private readonly ManifestText _manifest;
        private readonly List<string> _changes = [];

        private PackageAdoption(Package package)
        {
            _package = package;
            _manifest = new ManifestText(package.Files[package.ManifestName]);
        }

        /// <summary>Changes a package in memory.</summary>
        /// <param name="parts">The parts to put into the package.</param>
        /// <returns>The changes made, one sentence each; empty if the package needed none.</returns>
        /// <exception cref="InputException">
        /// The manifest cannot be read, or the resources are damaged or have an unknown format.
        /// </exception>
        public static IReadOnlyList<string> Adopt(Package package, AdoptedParts parts)
        {
            PackageAdoption adoption = new(package);
            adoption.CheckManifest();
            adoption.ReplaceLoader(parts.Loader);
            adoption.AdoptResources();
            adoption.AddResume(parts.Resume);
            adoption.DropSignature();
            package.Files[package.ManifestName] = adoption._manifest.ToBytes();
            return adoption._changes;
        }

        /// <summary>
        /// Checks whether a power loss while the package's firmware is being written would leave a device that only a computer can repair.
        /// </summary>
        /// <returns>True if the package contains firmware but no resume stub.</returns>
        public static bool NeedsComputer(Package package)
        {
            ManifestText manifest = new(package.Files[package.ManifestName]);
            return !string.IsNullOrEmpty(manifest[ManifestText.Firmware]) && string.IsNullOrEmpty(manifest[ManifestText.Resume]);
        }

        private static string Bytes(byte[] file) => $"{file.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes";

        private void CheckManifest()
        {
            byte[] text = _package.Files[_package.ManifestName];
            try
            {
                UpdateManifest.Parse(new DesktopBytes(), text, text.Length);
            }
            catch (MalformedException error)
            {
                throw new InputException($"{_package.ManifestName}: {error.Message}");
            }

            if (string.IsNullOrEmpty(_manifest[ManifestText.Loader]) || _manifest[ManifestText.LoaderCrc] == null)
            {
                throw new InputException(
                    $"{_package.ManifestName}: the manifest lacks Loader or Loader CRC, so the loader cannot be replaced");
            }
        }

        private void ReplaceLoader(byte[] loader)
        {
            string name = _manifest[ManifestText.Loader]!;
            if (_package.Files.TryGetValue(name, out byte[]? old) && old.AsSpan().SequenceEqual(loader))
            {
                return;
            }

            _changes.Add(
                $"{name}: {(old == null ? "was missing" : $"was {LoaderVersion.Of(old) ?? "the package's own loader"} ({Bytes(old)})")}, "
                + $"is now {LoaderVersion.Of(loader) ?? "the given loader"} ({Bytes(loader)})");
            _package.Files[name] = loader;
            _manifest.SetLoaderCrc(loader);
        }

        private void AddResume(byte[]? stub)
        {
            string? named = _manifest[ManifestText.Resume];
            string name = string.IsNullOrEmpty(named) ? PackageFiles.Resume : named;
            byte[]? old = _package.Files.FirstOrDefault(file => file.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
            if (stub == null || (named == name && old != null && old.AsSpan().SequenceEqual(stub)))
            {
                return;
            }

            if (old != null && named != name)
            {
                throw new InputException($"{name}: the package has another file with this name, so no resume stub can be added");
            }

            _changes.Add($"{name}: {(old == null ? "added" : "replaced")} (resume stub, {Bytes(stub)})");
            _package.Files[name] = stub;
            _manifest.SetResume(name, stub);
        }

        // The signature would no longer be valid after the change.
        private void DropSignature()
        {
            if (_changes.Count > 0 && (_package.Files.Remove(PackageFiles.Signature) | _package.Files.Remove(PackageFiles.Digests)))
            {
                _changes.Add($"{PackageFiles.Signature}: removed, because it is the signature of the original package");
            }
        }

        private void AdoptResources()
        {
            if (_manifest[ManifestText.Resources] is not { Length: > 0 } name)
            {
                return;
            }

            if (!_package.Files.TryGetValue(name, out byte[]? file))
            {
                throw new InputException(
                    $"resources {name}: named by the manifest but missing from the package; fetch the package again");
            }

            byte[] tar = ResourceTar.Unpack(name, file, out ArchiveKind kind);
            AdoptedResources resources = Read(name, tar);
            string list = resources.MakeManifest(out bool isKept);
            _changes.AddRange(resources.Dropped.Select(line => $"{name}: {line}"));
            if (kind == ArchiveKind.Heatshrink && isKept && resources.Dropped.Count == 0)
            {
                return;
            }

            if (!isKept)
            {
                _changes.Add(
                    $"{name}: its file list {ResourceManifest.FileName} "
                    + $"{(HasList(resources) ? "did not match the files" : "was missing")} and was regenerated");
            }

            resources.Root.Files[ResourceManifest.FileName] = Encoding.UTF8.GetBytes(list);
            byte[] packed = ResourceArchive.Compress(TarWriter.Write(resources.Root));
            _changes.Add(
                $"{name}: converted from {ArchiveKinds.NameOf(kind)} ({Bytes(file)}) to {PackageFiles.Resources} ({Bytes(packed)})");
            _package.Files.Remove(name);
            _package.Files[PackageFiles.Resources] = packed;
            _manifest.Set(ManifestText.Resources, PackageFiles.Resources);
        }

        private static bool HasList(AdoptedResources resources) => resources.Root.Files.ContainsKey(ResourceManifest.FileName);

        private static AdoptedResources Read(string name, byte[] tar)
        {
            try
            {
                return AdoptedResources.Read(tar);
            }
            catch (InvalidDataException error)
            {
                throw new InputException(
                    $"resources {name}: the tar in it is damaged ({error.Message.TrimEnd('.')}); fetch the package again");
            }
        }
    }
}
