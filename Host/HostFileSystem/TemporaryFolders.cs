using System.Collections.Concurrent;

namespace FlipperUpdaterNano.HostFileSystem
{
    /// <summary>
    /// Folders for temporary files: each is removed by the code that made it, or all together when the process is interrupted.
    /// </summary>
    public static class TemporaryFolders
    {
        private const int MostTries = 20;
        private const int RetryMilliseconds = 20;

        private static readonly ConcurrentDictionary<string, bool> s_folders = new();

        /// <summary>Creates an empty folder with a name of its own.</summary>
        /// <param name="prefix">How its name begins.</param>
        /// <returns>Its path.</returns>
        /// <exception cref="IOException">It cannot be created; the message names the place.</exception>
        public static string Create(string prefix)
        {
            try
            {
                return Note(Directory.CreateTempSubdirectory(prefix).FullName);
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                throw new IOException(
                    $"no folder can be made in {Path.GetTempPath()} ({HostError.Reason(refused)}); set TMPDIR to a folder that can be "
                    + $"written", refused);
            }
        }

        /// <summary>Creates an empty folder beside another place, so that its files can get second names there.</summary>
        /// <param name="place">The place, which need not exist.</param>
        /// <param name="suffix">How its name ends.</param>
        /// <returns>Its path.</returns>
        /// <exception cref="IOException">It cannot be created; the message names the place.</exception>
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
                throw new IOException($"the folder {folder} cannot be made ({HostError.Reason(refused)})", refused);
            }
        }

        /// <summary>Keeps a folder when the process is interrupted.</summary>
        /// <param name="folder">A folder of <see cref="Create"/>.</param>
        public static void Keep(string folder) => s_folders.TryRemove(folder, out _);

        /// <summary>Removes a folder with everything in it.</summary>
        /// <param name="folder">A folder of <see cref="Create"/>.</param>
        public static void Delete(string folder)
        {
            if (s_folders.TryRemove(folder, out _) && Directory.Exists(folder))
            {
                Directory.Delete(folder, true);
            }
        }

        /// <summary>Removes all temporary folders of this process.</summary>
        /// <returns>Those that could not be removed.</returns>
        public static IReadOnlyList<string> DeleteAll()
        {
            foreach (string folder in s_folders.Keys)
            {
                // Another thread may still be writing there.
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
                // The caller tries again, and reports what stays.
            }
        }
    }
}
