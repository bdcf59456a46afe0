namespace FlipperUpdaterNano.HostFileSystem
{
    /// <summary>Writes files atomically: after a crash, a file contains either its old or its new content.</summary>
    public static class WholeFile
    {
        /// <summary>Suffix of the temporary file that is written before the rename.</summary>
        public const string Unfinished = ".new";

        /// <summary>Creates or atomically replaces a file, and creates its folder if missing.</summary>
        /// <param name="isSecret">Whether only the file's owner may read it.</param>
        /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
        public static void Write(string path, ReadOnlySpan<byte> bytes, bool isSecret = false)
        {
            // If the path is a link, the link's target is replaced, not the link itself.
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
                // The error is ignored here, because the caller reports the first error, which is more specific.
            }
        }
    }
}
