using System.Collections.Concurrent;

namespace FlipperUpdaterNano.HostFileSystem
{
    /// <summary>
    /// Creates and removes folders for temporary files. The code that created a folder removes it; if the process is interrupted, all
    /// folders that still exist are removed.
    /// </summary>
    public static class TemporaryFolders
    {
        private const int MostTries = 20;
        private const int RetryMilliseconds = 20;

        private static readonly ConcurrentDictionary<string, bool> s_folders = new();

        /// <summary>Creates an empty folder with a unique name.</summary>
        /// <param name="prefix">Start of the folder's name.</param>
        /// <exception cref="IOException">The folder cannot be created; the message names its parent folder.</exception>
        public static string Create(string prefix)
        {
            try
            {
                return Note(Directory.CreateTempSubdirectory(prefix).FullName);
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                throw new IOException(
                    $"cannot create a folder in {Path.GetTempPath()} ({HostError.Reason(refused)}); set TMPDIR to a writable folder",
                    refused);
            }
        }

        /// <summary>
        /// Creates an empty folder next to a path and therefore on the same file system, so that files can be hard-linked or moved from the
        /// folder to the path.
        /// </summary>
        /// <param name="place">The path, which need not exist.</param>
        /// <param name="suffix">Prefix of the folder's name; a random part follows.</param>
        /// <exception cref="IOException">The folder cannot be created; the message names it.</exception>
        public static string CreateBeside(string place, string suffix)
        {
            string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(place));
            string folder = Path.Combine(
                Path.GetDirectoryName(full) ?? full, $".{Path.GetFileName(full)}.{suffix}-{Path.GetRandomFileName()}");
            try
            {
                return Note(Directory.CreateDirectory(folder).FullName);
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                throw new IOException($"the folder {folder} cannot be created ({HostError.Reason(refused)})", refused);
            }
        }

        /// <summary>Exempts a folder from removal when the process is interrupted.</summary>
        /// <param name="folder">A folder created by <see cref="Create"/>.</param>
        public static void Keep(string folder) => s_folders.TryRemove(folder, out _);

        /// <summary>Removes a folder and everything in it.</summary>
        /// <param name="folder">A folder created by <see cref="Create"/>.</param>
        public static void Delete(string folder)
        {
            if (s_folders.TryRemove(folder, out _) && Directory.Exists(folder))
            {
                Directory.Delete(folder, true);
            }
        }

        /// <summary>Removes all temporary folders that this process created.</summary>
        /// <returns>The folders that could not be removed.</returns>
        public static IReadOnlyList<string> DeleteAll()
        {
            foreach (string folder in s_folders.Keys)
            {
                // Another thread may still be writing to the folder.
                for (int tries = 0; tries < MostTries && Directory.Exists(folder); tries++)
                {
                    TryDelete(folder);
                    Thread.Sleep(RetryMilliseconds);
                }
            }

            return [.. s_folders.Keys.Where(Directory.Exists)];
        }

        private static string Note(string folder)
        {
            s_folders[folder] = true;
            return folder;
        }

        private static void TryDelete(string folder)
        {
            try
            {
                Directory.Delete(folder, true);
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                // The error is ignored here, because the caller retries and reports the folders that remain.
            }
        }
    }
}
