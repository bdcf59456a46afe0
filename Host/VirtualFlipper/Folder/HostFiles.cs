using FlipperUpdaterNano.HostFileSystem;

namespace FlipperUpdaterNano.VirtualFlipper.Folder
{
    /// <summary>Reads and writes host files. The message of an exception is one sentence for the user.</summary>
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
                        $"{path}: {what} must be exactly {size} bytes long, but is {length}; restore the file or create the device "
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

        /// <summary>
        /// Refuses everything that is not a regular file in the folder, for example FIFOs, devices, and links that leave the folder.
        /// </summary>
        public static void CheckPlain(string path, string what)
        {
            if (HostEntry.KindOf(path) == HostEntryKind.Link && !HostEntry.IsInside(path, Path.GetDirectoryName(path)!))
            {
                throw new DeviceFolderException(
                    $"{path}: {what} is a link that leaves the device folder and is not followed; replace it with a copy.");
            }

            if (HostEntry.TargetKindOf(path) is HostEntryKind.Special or HostEntryKind.Directory)
            {
                throw new DeviceFolderException(
                    $"{path}: {what} must be a regular file; restore the file or create the device again.");
            }
        }

        /// <summary>
        /// Writes a file atomically. The content is first written under another name in <paramref name="workFolder"/>; the new file is then
        /// renamed. The access rights of the file are preserved.
        /// </summary>
        public static void Write(string path, ReadOnlySpan<byte> content, string workFolder, string? modeOf = null)
        {
            // The temporary name does not contain the name of the file, because that name may already have the maximum length.
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
