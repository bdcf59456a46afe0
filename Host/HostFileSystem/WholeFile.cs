namespace FlipperUpdaterNano.HostFileSystem
{
    /// <summary>Writes files that are there whole or as they were before, also when the process is killed meanwhile.</summary>
    public static class WholeFile
    {
        /// <summary>What the name of a file ends with while it is written.</summary>
        public const string Unfinished = ".new";

        /// <summary>Writes a file, or replaces one in one step; its folder is created.</summary>
        /// <param name="path">The file.</param>
        /// <param name="bytes">Its new content.</param>
        /// <param name="isSecret">Whether only the user may read it.</param>
        /// <exception cref="IOException">It cannot be written; the file is as it was before.</exception>
        public static void Write(string path, ReadOnlySpan<byte> bytes, bool isSecret = false)
        {
            // What a link leads to is replaced, not the link.
            string full = HostEntry.RealPath(path) ?? Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            string unfinished = full + Unfinished;
            try
            {
                File.Delete(unfinished);
                FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
                if (isSecret && !OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                using (FileStream stream = new(unfinished, options))
                {
                    stream.Write(bytes);
                    stream.Flush(flushToDisk: true);
                }

                if (!isSecret)
                {
                    HostFolder.CopyMode(full, unfinished);
                }

                File.Move(unfinished, full, overwrite: true);
            }
            catch (Exception error) when (HostError.Is(error))
            {
                TryDelete(unfinished);
                throw new IOException($"'{path}' cannot be written: {HostError.Reason(error)}", error);
            }
        }

        private static void TryDelete(string path)
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception error) when (HostError.Is(error))
            {
                // The caller gets the first error, which says more.
            }
        }
    }
}
