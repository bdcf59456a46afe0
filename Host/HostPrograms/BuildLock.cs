namespace FlipperUpdaterNano.HostPrograms
{
    /// <summary>
    /// A lock on a build folder, needed because two concurrent runs of CMake or ninja in one folder corrupt each other's output. Shell
    /// scripts take the same lock with <c>flock</c> on the same file.
    /// </summary>
    public static class BuildLock
    {
        private const int MillisecondsBetweenTries = 100;

        // .NET's error codes for a locked file: EAGAIN from flock(2) on Linux and macOS, a sharing violation on Windows.
        private static readonly HashSet<int> s_taken = [11, 35, unchecked((int)0x80070020)];

        /// <summary>Takes the lock; waits while another thread or process holds it.</summary>
        /// <param name="folder">The build folder; created if it does not exist.</param>
        /// <param name="waits">Called once, with a message, if the lock is not free.</param>
        /// <returns>An object that releases the lock when disposed.</returns>
        /// <exception cref="IOException">The lock file cannot be created or opened.</exception>
        public static IDisposable Take(string folder, Action<string>? waits = null)
        {
            Directory.CreateDirectory(folder);
            return Open(folder, waits, file => new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }

        /// <summary>
        /// Takes a shared lock for reading build output: builds wait until the lock is released; other readers do not. Nothing is written,
        /// so the folder may be read-only.
        /// </summary>
        /// <param name="waits">Called once, with a message, if a build holds the lock.</param>
        /// <returns>An object that releases the lock when disposed; null if no build has ever taken the lock in this folder.</returns>
        /// <exception cref="IOException">The lock file cannot be opened.</exception>
        public static IDisposable? TakeForReading(string folder, Action<string>? waits = null) => File.Exists(FileIn(folder))
            ? Open(folder, waits, file => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read))
            : null;

        private static string FileIn(string folder) => Path.Combine(folder, ".lock");

        private static FileStream Open(string folder, Action<string>? waits, Func<string, FileStream> open)
        {
            while (true)
            {
                try
                {
                    return open(FileIn(folder));
                }
                catch (IOException taken) when (s_taken.Contains(taken.HResult))
                {
                    waits?.Invoke($"waiting for another build in {folder}");
                    waits = null;
                    Thread.Sleep(MillisecondsBetweenTries);
                }
            }
        }
    }
}
