namespace FlipperUpdaterNano.VirtualFlipper.Folder
{
    /// <summary>Reading and writing host files, with one clear sentence when it fails.</summary>
    internal static class HostFiles
    {
        public static byte[] Read(string path, int size, string what)
        {
            try
            {
                long length = new FileInfo(path).Length;
                if (length != size)
                {
                    throw new DeviceFolderException(
                        $"{path}: {what} must be exactly {size} bytes and has {length}; put the right file back or create the device again.");
                }

                return File.ReadAllBytes(path);
            }
            catch (FileNotFoundException missing)
            {
                throw new DeviceFolderException($"{path}: {what} is missing; put the file back or create the device again.", missing);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                throw new DeviceFolderException($"{path}: {what} cannot be read ({unreadable.Message}); check the file and its permissions.", unreadable);
            }
        }

        /// <summary>Writes a file under another name first, in <paramref name="workFolder"/>, and then renames it: old or new, never half.</summary>
        public static void Write(string path, ReadOnlySpan<byte> content, string workFolder)
        {
            // Without the file's own name: that may be as long as names can be.
            string temporary = Path.Combine(workFolder, $".saving-{Environment.ProcessId}");
            try
            {
                using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write))
                {
                    stream.Write(content);
                    stream.Flush(true);
                }

                File.Move(temporary, path, true);
            }
            catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
            {
                File.Delete(temporary);
                throw new DeviceFolderException($"{path}: cannot be written ({unwritable.Message}); check space and permissions.", unwritable);
            }
        }
    }
}
