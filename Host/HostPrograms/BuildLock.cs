namespace FlipperUpdaterNano.HostPrograms
{
    /// <summary>
    /// The right to configure and build in a folder: CMake and ninja damage each other's work when two of them run in one. <c>flock</c> on
    /// the same file takes it in shell scripts.
    /// </summary>
    public static class BuildLock
    {
        private const int MillisecondsBetweenTries = 100;

        // What .NET raises when the file is locked: EAGAIN of flock(2), and on Windows a sharing violation.
        private static readonly HashSet<int> s_taken = [11, 35, unchecked((int)0x80070020)];

        /// <summary>Takes it; waits while another thread or process has it.</summary>
        /// <param name="folder">The build folder; it is created when it does not exist.</param>
        /// <param name="waits">Called once when another one has it.</param>
        /// <returns>What gives it back when it is disposed.</returns>
        /// <exception cref="IOException">The file of the lock cannot be created or opened.</exception>
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
