namespace FlipperUpdaterNano.HostPrograms
{
    /// <summary>
    /// The right to configure and build in a folder: CMake and ninja damage each other's work when two of them run in one. <c>flock</c> on
    /// the same file takes it in shell scripts.
    /// </summary>
    public static class BuildLock
    {
        private const int MillisecondsBetweenTries = 100;

        /// <summary>Takes it; waits while another thread or process has it.</summary>
        /// <param name="folder">The build folder; it is created when it does not exist.</param>
        /// <returns>What gives it back when it is disposed.</returns>
        /// <exception cref="IOException">The file of the lock cannot be created.</exception>
        public static IDisposable Take(string folder)
        {
            string file = Path.Combine(folder, ".lock");
            Directory.CreateDirectory(folder);

            while (true)
            {
                try
                {
                    return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                }
                catch (IOException) when (File.Exists(file))
                {
                    Thread.Sleep(MillisecondsBetweenTries);
                }
            }
        }
    }
}
