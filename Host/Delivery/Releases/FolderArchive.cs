using System.IO.Compression;
using System.Text;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Delivery.Releases
{
    /// <summary>Writes a gzipped USTAR with one top-level folder. The output is deterministic.</summary>
    internal static class FolderArchive
    {
        /// <summary>Packs files into an archive.</summary>
        /// <param name="folder">Name of the top-level folder.</param>
        /// <param name="files">Files to store directly in the folder.</param>
        public static byte[] Write(string folder, IEnumerable<(string Name, byte[] Data)> files)
        {
            TarWriter tar = new();
            tar.AddDirectory($"{folder}/");
            foreach ((string name, byte[] data) in files)
            {
                tar.AddFile($"{folder}/{name}", data);
            }

            return Zip(tar.Finish());
        }

        /// <summary>Packs resources with their <c>Manifest</c>.</summary>
        /// <param name="folder">Name of the top-level folder.</param>
        /// <param name="timestamp">Unix time in seconds to store in a new <c>Manifest</c>.</param>
        public static byte[] Write(string folder, ResourceFolder root, long timestamp)
        {
            root.Files[ResourceManifest.FileName] = Encoding.UTF8.GetBytes(ResourceManifest.Write(root, timestamp));
            return Zip(TarWriter.Write(root, folder));
        }

        private static byte[] Zip(byte[] tar)
        {
            using MemoryStream archive = new();
            using (GZipStream gzip = new(archive, CompressionLevel.SmallestSize))
            {
                gzip.Write(tar);
            }

            return archive.ToArray();
        }
    }
}
