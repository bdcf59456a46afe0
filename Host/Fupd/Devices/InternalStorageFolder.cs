using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.VirtualFlipper.Flash;

namespace FlipperUpdaterNano.Fupd.Devices
{
    /// <summary>A host folder whose files become /int.</summary>
    internal sealed record InternalStorageFolder(IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<string> Directories)
    {
        /// <summary>Reads a folder, including all subfolders.</summary>
        /// <returns>The files by path, with <c>/</c> as the separator, and the directories.</returns>
        public static InternalStorageFolder Load(string path)
        {
            Dictionary<string, byte[]> files = [];
            List<string> directories = [];
            long total = 0;
            try
            {
                foreach (FileSystemInfo entry in new DirectoryInfo(path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
                {
                    string name = Path.GetRelativePath(path, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
                    HostEntryKind kind = HostEntry.KindOf(entry.FullName);
                    if (kind == HostEntryKind.Directory)
                    {
                        directories.Add(name);
                    }
                    else if (kind == HostEntryKind.File)
                    {
                        total += ((FileInfo)entry).Length;
                        files.Add(name, total <= FlashMap.Size
                            ? File.ReadAllBytes(entry.FullName)
                            : throw new InputException($"--int {path}: its files exceed the {FlashMap.Size >> 10} KiB of flash"));
                    }
                    else
                    {
                        throw new InputException(
                            $"--int {path}: '{name}' is a link, FIFO, socket or device, or its name is not UTF-8; /int holds files and "
                            + "folders");
                    }
                }
            }
            catch (Exception refused) when (HostError.Is(refused))
            {
                throw new InputException($"--int {path} cannot be read: {HostError.Reason(refused)}");
            }

            return new InternalStorageFolder(files, directories);
        }
    }
}
