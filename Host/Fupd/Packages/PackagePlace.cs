using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Packages
{
    /// <summary>
    /// The location to which a package's signature is written: the package's folder, or its archive, which is then replaced.
    /// </summary>
    internal sealed class PackagePlace
    {
        private readonly string _path;
        private readonly ArchiveKind? _kind;

        private PackagePlace(string path, ArchiveKind? kind)
        {
            _path = path;
            _kind = kind;
        }

        /// <summary>Finds the folder or archive from which a package was read.</summary>
        /// <param name="path">The folder, manifest or archive.</param>
        /// <exception cref="InputException">The package is an archive in a format that cannot be written.</exception>
        public static PackagePlace Of(string path)
        {
            if (Directory.Exists(path))
            {
                return new PackagePlace(path, null);
            }

            if (path.EndsWith(".fuf", StringComparison.OrdinalIgnoreCase))
            {
                return new PackagePlace(Path.GetDirectoryName(Path.GetFullPath(path))!, null);
            }

            byte[] head = new byte[ArchiveKinds.HeadSize];
            using FileStream file = File.OpenRead(path);
            ArchiveKind kind = ArchiveKinds.Of(head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
            return kind is ArchiveKind.Gzip or ArchiveKind.Tar
                ? new PackagePlace(path, kind)
                : throw new InputException(
                    $"package {path}: a {ArchiveKinds.NameOf(kind)} cannot be written; sign the package folder, or a .tgz of it");
        }

        /// <summary>
        /// Writes the digest list and the signature. If the power fails during the write, an archive remains unchanged, but a folder may be
        /// left without a valid signature.
        /// </summary>
        /// <param name="package">The signed package.</param>
        /// <exception cref="IOException">The package cannot be written.</exception>
        public void WriteSignature(Package package)
        {
            if (_kind is { } kind)
            {
                WholeFile.Write(_path, kind == ArchiveKind.Tar ? PackageBuilder.WriteTar(package) : PackageBuilder.WriteArchive(package));
                return;
            }

            // The list is written first and the new signature last; in between, verification fails, because the old signature does not
            // match the new list.
            foreach (string name in new[] { PackageFiles.Digests, PackageFiles.Signature })
            {
                WholeFile.Write(Path.Combine(_path, name), package.Files[name]);
            }
        }
    }
}
