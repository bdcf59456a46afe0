using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Snapshots
{
    /// <summary>
    /// Writes and reads snapshot files. A file consists of three lines (name and version of the format; SHA-256 of the updater image built
    /// from this checkout; SHA-256 of the compressed entries), followed by the entries, compressed with gzip. Equal states produce
    /// identical files.
    /// </summary>
    public static class SnapshotFile
    {
        private const string Mark = "FlipperUpdaterNano snapshot ";
        private const int Version = 2;
        private const int LongestLine = 200;

        /// <summary>Writes a snapshot. An existing file is replaced atomically.</summary>
        /// <param name="file">Path of the file.</param>
        /// <param name="image">The updater image built from this checkout; empty if there is none.</param>
        /// <param name="pass">Saves the state to the archive.</param>
        public static void Write(string file, ReadOnlySpan<byte> image, Action<SnapshotArchive> pass)
        {
            string fresh = $"{file}.{Environment.ProcessId}";
            byte[] packed = Pack(pass);

            try
            {
                using (FileStream target = File.Create(fresh))
                {
                    target.Write(Encoding.ASCII.GetBytes($"{Mark}{Version}\n{NameOf(image)}\n{NameOf(packed)}\n"));
                    target.Write(packed);
                }

                File.Move(fresh, file, true);
            }
            finally
            {
                File.Delete(fresh);
            }
        }

        /// <summary>Opens a snapshot.</summary>
        /// <param name="image">The updater image built from this checkout; empty if there is none.</param>
        /// <exception cref="SnapshotException">
        /// The file is not a snapshot, is damaged, or was written for another format version or updater image.
        /// </exception>
        public static SnapshotArchive Read(string file, ReadOnlySpan<byte> image)
        {
            using FileStream source = File.OpenRead(file);
            string mark = ReadLine(source);

            if (!mark.StartsWith(Mark, StringComparison.Ordinal))
            {
                throw new SnapshotException("This file is not a snapshot.");
            }

            if (mark[Mark.Length..] != $"{Version}")
            {
                throw new SnapshotException($"The snapshot has version {mark[Mark.Length..]}; this program reads version {Version}.");
            }

            if (ReadLine(source) is var name && name != NameOf(image))
            {
                throw new SnapshotException(
                    $"The snapshot was taken with updater image {name[..8]}; the image built here is {NameOf(image)[..8]}.");
            }

            string digest = ReadLine(source);
            byte[] packed = new byte[source.Length - source.Position];

            source.ReadExactly(packed);

            return digest == NameOf(packed)
                ? SnapshotArchive.From(Unpack(packed))
                : throw new SnapshotException("The snapshot is damaged.");
        }

        private static byte[] Pack(Action<SnapshotArchive> pass)
        {
            MemoryStream target = new();

            using (GZipStream packed = new(target, CompressionLevel.Fastest))
            using (BufferedStream buffered = new(packed, 1 << 16))
            {
                pass(SnapshotArchive.To(buffered));
            }

            return target.ToArray();
        }

        private static MemoryStream Unpack(byte[] content)
        {
            MemoryStream entries = new();
            using GZipStream packed = new(new MemoryStream(content), CompressionMode.Decompress);

            packed.CopyTo(entries);
            entries.Position = 0;

            return entries;
        }

        private static string ReadLine(FileStream source)
        {
            StringBuilder line = new();

            for (int next = source.ReadByte(); next is not (-1 or '\n') && line.Length < LongestLine; next = source.ReadByte())
            {
                line.Append((char)next);
            }

            return line.ToString();
        }

        private static string NameOf(ReadOnlySpan<byte> image) => Convert.ToHexString(SHA256.HashData(image));
    }
}
