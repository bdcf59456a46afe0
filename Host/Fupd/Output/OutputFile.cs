namespace FlipperUpdaterNano.Fupd.Output
{
    /// <summary>Checks, before a command runs, that its output file can be written.</summary>
    internal static class OutputFile
    {
        /// <summary>Checks that a file can be written, without creating it.</summary>
        /// <param name="option">The option that names the file, for the error message.</param>
        /// <exception cref="InputException">The file cannot be written.</exception>
        public static void CheckWritable(string file, string? option = null)
        {
            string name = option == null ? file : $"{option} {file}";
            if (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            {
                throw new InputException($"{name} cannot be written: it must be a file in an existing folder");
            }

            bool isNew = !File.Exists(file);
            try
            {
                File.Open(file, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
                if (isNew)
                {
                    File.Delete(file);
                }
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                throw new InputException(
                    $"{name} cannot be written ({refused.Message.TrimEnd('.')}); check permissions, or choose another file");
            }
        }
    }
}
