using System.Security.Cryptography;
using System.Text;
using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.Delivery.Fetching
{
    /// <summary>A cache of partial downloads and of downloaded files, which are named by their SHA-256.</summary>
    /// <param name="folder">Path of the cache folder, which is created if missing.</param>
    public sealed class DownloadCache(string folder)
    {
        private const string Unfinished = ".part";

        /// <summary>Maximum size of a file in bytes.</summary>
        public const long LargestFile = 256L << 20;

        /// <summary>Gets the user's cache folder: <c>fupd</c> in XDG_CACHE_HOME or in the system's default cache folder.</summary>
        public static string UsersFolder
        {
            get
            {
                string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
                string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
                return Path.Combine(string.IsNullOrEmpty(cache) ? Path.Combine(home, ".cache") : cache, "fupd");
            }
        }

        /// <summary>Finds a downloaded file.</summary>
        /// <param name="sha256">SHA-256 of the file.</param>
        /// <returns>Path of the file, or <see langword="null"/> if it is not cached. A damaged file is removed.</returns>
        public string? Find(string sha256)
        {
            string path = PathOf(sha256);
            if (!File.Exists(path))
            {
                return null;
            }

            if (Digest(path) == sha256)
            {
                return path;
            }

            File.Delete(path);
            return null;
        }

        /// <summary>Downloads a file and verifies it.</summary>
        /// <param name="sha256">SHA-256 of the file, or <see langword="null"/> if unknown.</param>
        /// <param name="progress">Receives the number of bytes downloaded so far and the total size; may be <see langword="null"/>.</param>
        /// <exception cref="DeliveryException">The file cannot be downloaded.</exception>
        /// <exception cref="RefusalException">The SHA-256 of the download differs; the download is deleted.</exception>
        public FetchedFile Fetch(Uri url, string? sha256, Action<long, long?>? progress)
        {
            if (sha256 != null && Find(sha256) is { } known)
            {
                return new FetchedFile(known, sha256, new FileInfo(known).Length, url, 0, 0, true);
            }

            Directory.CreateDirectory(folder);

            // Two processes that fetch the same file must not write to the same partial file.
            using FolderLock taken = FolderLock.TryTake(folder)
                ?? throw new DeliveryException(
                    $"{folder}: another fupd process is downloading; wait until it has ended, or change XDG_CACHE_HOME");
            string part = Path.Combine(folder, (sha256 ?? $"url-{Digest(Encoding.UTF8.GetBytes(url.AbsoluteUri))}") + Unfinished);
            Download download = new(url, LargestFile, progress);
            download.Run(part);
            string digest = Digest(part);
            File.Delete(part + Download.ValidatorEnding);
            if (sha256 != null && digest != sha256)
            {
                File.Delete(part);
                throw new RefusalException(
                    $"{url}: its SHA-256 is {digest}, expected {sha256}; it was damaged or replaced in transit or on the server, and "
                    + "is not kept");
            }

            string path = PathOf(digest);
            File.Move(part, path, overwrite: true);
            return new FetchedFile(
                path, digest, new FileInfo(path).Length, download.FinalUrl ?? url, download.Requests, download.Resumed, false);
        }

        private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

        private static string Digest(string path)
        {
            using FileStream file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }

        private string PathOf(string sha256) => Path.Combine(folder, sha256);
    }
}
