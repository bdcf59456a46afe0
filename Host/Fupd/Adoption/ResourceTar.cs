using System.IO.Compression;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Adoption
{
    /// <summary>Extracts the tar from a resource archive, whose first bytes identify the container.</summary>
    internal static class ResourceTar
    {
        private const long LargestTar = 256L * 1024 * 1024;

        // The header consists of HSDS, version, window bits and lookahead bits (docs/reference/stock-updater.md 3.1).
        private const int ContainerHeader = 7;
        private const int ContainerVersion = 1;

        /// <summary>Extracts the tar from a resource archive.</summary>
        /// <param name="name">Name of the file, for messages.</param>
        /// <param name="kind">Receives the kind of container.</param>
        /// <exception cref="InputException">The container has an unknown format or is damaged.</exception>
        public static byte[] Unpack(string name, byte[] file, out ArchiveKind kind)
        {
            kind = ArchiveKinds.Of(file.AsSpan(0, Math.Min(file.Length, ArchiveKinds.HeadSize)));
            try
            {
                return kind switch
                {
                    ArchiveKind.Tar => file,
                    ArchiveKind.Gzip => Gunzip(file),
                    ArchiveKind.Heatshrink => Decode(file),
                    ArchiveKind.Unknown =>
                        throw new InputException(
                            $"resources {name}: not an archive (by its first bytes), so the package cannot be adopted"),
                    ArchiveKind other =>
                        throw new InputException(
                            $"resources {name}: this is a {ArchiveKinds.NameOf(other)} file; .ths, .tar and .tar.gz can be adopted"),
                };
            }
            catch (InvalidDataException error)
            {
                throw new InputException($"resources {name}: damaged ({error.Message.TrimEnd('.')}); fetch the package again");
            }
        }

        private static byte[] Gunzip(byte[] file)
        {
            using GZipStream gzip = new(new MemoryStream(file), CompressionMode.Decompress);
            using MemoryStream tar = new();
            byte[] buffer = new byte[64 << 10];
            for (int count; (count = gzip.Read(buffer)) > 0;)
            {
                tar.Write(buffer, 0, count);
                CheckSize(tar.Length);
            }

            return tar.ToArray();
        }

        private static byte[] Decode(byte[] file)
        {
            if (file.Length < ContainerHeader || file[4] != ContainerVersion || file[5] is < 4 or > 15 || file[6] < 3 || file[6] >= file[5])
            {
                throw new InvalidDataException("its heatshrink header has invalid parameters");
            }

            DesktopBytes bytes = new();
            byte[] state = new byte[bytes.HeatshrinkStateSize(file[5])];
            bytes.HeatshrinkInit(state, file[5], file[6]);
            using MemoryStream tar = new();
            byte[] buffer = new byte[64 << 10];
            int position = ContainerHeader;
            while (true)
            {
                int count = bytes.HeatshrinkDecode(
                    state, file, position, file.Length - position, buffer, 0, buffer.Length, out int consumed);
                position += consumed;
                if (count == 0)
                {
                    return tar.ToArray();
                }

                tar.Write(buffer, 0, count);
                CheckSize(tar.Length);
            }
        }

        private static void CheckSize(long size)
        {
            if (size > LargestTar)
            {
                throw new InvalidDataException($"it unpacks to more than {LargestTar >> 20} MiB");
            }
        }
    }
}
