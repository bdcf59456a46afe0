namespace FlipperUpdaterNano.HostFileSystem
{
    /// <summary>Says in words what the host's file system refused.</summary>
    public static class HostError
    {
        // ENOSPC and EDQUOT as .NET reports them on Linux, ERROR_DISK_FULL on Windows.
        private static readonly HashSet<int> s_full = [28, 122, unchecked((int)0x80070070)];

        /// <summary>Determines whether an exception is a refusal of the file system.</summary>
        /// <param name="error">The exception.</param>
        /// <returns>Whether <see cref="Reason"/> has words for it.</returns>
        public static bool Is(Exception error) => error is IOException or UnauthorizedAccessException;

        /// <summary>Gives the reason without the path that .NET puts into its texts.</summary>
        /// <param name="error">The exception.</param>
        /// <returns>A few words without a full stop.</returns>
        public static string Reason(Exception error) => error switch
        {
            UnauthorizedAccessException => "permission denied",
            FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
            PathTooLongException => "the name is too long",
            EndOfStreamException => "it ends too early",
            IOException io when s_full.Contains(io.HResult) => "no space is left on the disk",
            _ => WithoutPath(error.Message),
        };

        /// <summary>Says what failed where.</summary>
        /// <param name="error">The exception.</param>
        /// <returns>The path, when .NET named one, and the reason.</returns>
        public static string Sentence(Exception error)
        {
            string[] quoted = error.Message.Split('\'');
            return quoted.Length >= 3 ? $"{quoted[1]}: {Reason(error)}" : Reason(error);
        }

        private static string WithoutPath(string message)
        {
            int path = message.IndexOf(" : '", StringComparison.Ordinal);
            return (path < 0 ? message : message[..path]).TrimEnd('.', ' ');
        }
    }
}
