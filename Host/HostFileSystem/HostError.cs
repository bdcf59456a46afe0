namespace FlipperUpdaterNano.HostFileSystem
{
    /// <summary>Describes errors of the host's file system.</summary>
    public static class HostError
    {
        // Error codes for a full disk: ENOSPC and EDQUOT as .NET reports them on Linux, ERROR_DISK_FULL on Windows.
        private static readonly HashSet<int> s_full = [28, 122, unchecked((int)0x80070070)];

        /// <summary>Determines whether an exception was caused by the file system.</summary>
        /// <returns>True if <see cref="Reason"/> can describe it.</returns>
        public static bool Is(Exception error) => error is IOException or UnauthorizedAccessException;

        /// <summary>Returns the reason for an error, without the path that .NET includes in its messages.</summary>
        /// <returns>A few words without a full stop.</returns>
        public static string Reason(Exception error) => error switch
        {
            UnauthorizedAccessException => "permission denied",
            FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
            PathTooLongException => "the name is too long",
            EndOfStreamException => "unexpected end of file",
            IOException io when s_full.Contains(io.HResult) => "no space left on the disk",
            _ => WithoutPath(error.Message),
        };

        /// <summary>Describes the error with its path.</summary>
        /// <returns>The path, if the exception contains one, and the reason.</returns>
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
