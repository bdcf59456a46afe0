using System.Formats.Tar;
using System.IO.Compression;

namespace FlipperUpdaterNano.Packaging
{
    /// <summary>Reads the files of a tar, a gzipped tar or a zip into memory. The format is detected from the first bytes.</summary>
    internal static class PackageArchive
    {
        /// <summary>Reads an archive.</summary>
        /// <param name="limit">Maximum unpacked size in bytes.</param>
        /// <returns>The regular files, and the names of skipped entries.</returns>
        /// <exception cref="PackagingException">
        /// The file is not an archive of a supported format, or it is damaged, unsafe or too large.
        /// </exception>
        public static ArchiveEntries Read(string path, long limit)
        {
            ArchiveEntries entries = new(path, limit);
            try
            {
                using FileStream file = File.OpenRead(path);
                switch (KindOf(file))
                {
                    case ArchiveKind.Zip:
                        ReadZip(file, entries);
                        break;
                    case ArchiveKind.Gzip:
                        ReadTar(() => new GZipStream(file, CompressionMode.Decompress, leaveOpen: true), file, entries, limit);
                        break;
                    case ArchiveKind.Tar:
                        ReadTar(() => file, file, entries, limit);
                        break;
                    case ArchiveKind.Unknown:
                        throw new PackagingException(
                            $"package {path}: not an archive (by its first bytes); give a package folder, its update.fuf, or a .tgz, "
                            + ".tar or .zip of the folder");
                    case ArchiveKind other:
                        throw new PackagingException(
                            $"package {path}: {ArchiveKinds.NameOf(other)} archives are not supported; unpack this one and give the "
                            + "folder with update.fuf");
                }
            }
            catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException
                or NotSupportedException or ArgumentException or OverflowException)
            {
                string reason = error is InvalidDataException or EndOfStreamException
                    ? error.Message.ReplaceLineEndings(" ").TrimEnd('.')
                    : "its headers cannot be read";
                throw new PackagingException($"package {path}: the archive is damaged or not a package ({reason}); fetch it again");
            }

            return entries;
        }

        private static ArchiveKind KindOf(FileStream file)
        {
            byte[] head = new byte[ArchiveKinds.HeadSize];
            int size = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            file.Position = 0;
            return ArchiveKinds.Of(head.AsSpan(0, size));
        }

        private static void ReadTar(Func<Stream> open, FileStream file, ArchiveEntries entries, long limit)
        {
            TarHeaders.Check(open(), limit);
            file.Position = 0;
            using TarReader reader = new(open());
            while (reader.GetNextEntry() is { } entry)
            {
                if (entry.EntryType == TarEntryType.GlobalExtendedAttributes)
                {
                    // This entry is not a file; it contains pax attributes for the entries after it.
                    continue;
                }

                bool isFile = entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
                bool isFolder = entry.EntryType == TarEntryType.Directory;
                entries.Add(entry.Name, isFile, isFolder, entry.Length, () => entry.DataStream);
            }
        }

        private static void ReadZip(FileStream file, ArchiveEntries entries)
        {
            using ZipArchive archive = new(file, ZipArchiveMode.Read);
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                bool isFolder = entry.FullName.EndsWith('/');
                entries.Add(entry.FullName, !isFolder, isFolder, entry.Length, entry.Open);
            }
        }
    }
}
