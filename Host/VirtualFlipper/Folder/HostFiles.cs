using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.VirtualFlipper.Folder
{
    /// <summary>Reads and writes host files; the message of a failure is one sentence.</summary>
    internal static class HostFiles
    {
        public static byte[] Read(string path, int size, string what)
        {
            try
            {
                CheckPlain(path, what);
                long length = new FileInfo(path).Length;
                if (length != size)
                {
                    throw new DeviceFolderException(
                        $"{path}: {what} must be exactly {size} bytes and has {length}; restore the file or create the device "
                        + $"again.");
                }

                return File.ReadAllBytes(path);
            }
            catch (FileNotFoundException missing)
            {
                throw new DeviceFolderException($"{path}: {what} is missing; restore the file or create the device again.", missing);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                throw new DeviceFolderException(
                    $"{path}: {what} cannot be read ({HostError.Reason(unreadable)}); check the file and its permissions.", unreadable);
            }
        }

        /// <summary>Refuses anything except regular files of the folder: links out of it, FIFOs, devices.</summary>
        public static void CheckPlain(string path, string what)
        {
            if (HostEntry.KindOf(path) == HostEntryKind.Link && !HostEntry.IsInside(path, Path.GetDirectoryName(path)!))
            {
                throw new DeviceFolderException(
                    $"{path}: {what} is a link out of the device folder, which is not followed; replace it with a copy.");
            }

            if (HostEntry.TargetKindOf(path) is HostEntryKind.Special or HostEntryKind.Directory)
            {
                throw new DeviceFolderException(
                    $"{path}: {what} must be a regular file; restore the file or create the device again.");
            }
        }

        /// <summary>
        /// Writes a file atomically: under another name in <paramref name="workFolder"/> first, then renamed. Access
        /// rights stay.
        /// </summary>
        public static void Write(string path, ReadOnlySpan<byte> content, string workFolder, string? modeOf = null)
        {
            // The temporary name does not contain the file's own name, which may already have the maximum length.
            string temporary = Path.Combine(workFolder, $".saving-{Environment.ProcessId}");
            try
            {
                using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write))
                {
                    stream.Write(content);
                    stream.Flush(true);
                }

                HostFolder.CopyMode(modeOf ?? path, temporary);

                File.Move(temporary, path, true);
            }
            catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
            {
                File.Delete(temporary);
                throw new DeviceFolderException(
                    $"{path}: cannot be written ({HostError.Reason(unwritable)}); check space and permissions.", unwritable);
            }
        }
    }
}
