namespace FlipperUpdaterNano.HostPrograms
{
    /// <summary>
    /// A lock for configuring and building in a folder: two concurrent runs of CMake or ninja in one folder corrupt each other's
    /// output. Shell scripts take the same lock with <c>flock</c> on the same file.
    /// </summary>
    public static class BuildLock
    {
        private const int MillisecondsBetweenTries = 100;

        // Error codes of .NET for a locked file: EAGAIN from flock(2) on Linux and macOS, a sharing violation on Windows.
        private static readonly HashSet<int> s_taken = [11, 35, unchecked((int)0x80070020)];

        /// <summary>Takes the lock; waits while another thread or process holds it.</summary>
        /// <param name="folder">The build folder; created if it does not exist.</param>
        /// <param name="waits">Called once, with a message, if the lock is not free.</param>
        /// <returns>Releases the lock when disposed.</returns>
        /// <exception cref="IOException">The lock file cannot be created or opened.</exception>
        public static IDisposable Take(string folder, Action<string>? waits = null)
        {
            string file = Path.Combine(folder, ".lock");
            Directory.CreateDirectory(folder);

            while (true)
            {
                try
                {
                    return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
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
