using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.VirtualFlipper.Folder
{
    /// <summary>Loads the card from a host folder and saves the card to a host folder.</summary>
    internal static class CardFolder
    {
        /// <summary>
        /// The timestamp of an incomplete file, which was created but never closed (Native/fat/volume.hpp, Node::incompleteTime). Like all
        /// FAT timestamps, the timestamp is in local time.
        /// </summary>
        private static readonly DateTime s_incomplete = new(2107, 12, 31, 23, 59, 58, DateTimeKind.Local);

        /// <summary>Reads the folder's tree; the bytes of files are read on first use.</summary>
        /// <param name="hasAttributes">Whether a file that is not writable on the host gets the read-only attribute.</param>
        public static CardNode Load(string folder, bool hasAttributes = false) => Load(folder, string.Empty, folder, hasAttributes);

        private static CardNode Load(string folder, string name, string root, bool hasAttributes)
        {
            CardNode directory = CardNode.Directory(name);

            // The entries are sorted, because their order differs between host file systems.
            foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos()
                .OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).ThenBy(entry => entry.Name, StringComparer.Ordinal))
            {
                if (!CardPath.IsName(entry.Name))
                {
                    throw new DeviceFolderException($"{entry.FullName}: a card's FAT file system cannot hold this name; rename it.");
                }

                if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                {
                    CheckLink(entry, root);
                }

                CardNode node = entry is DirectoryInfo ? Load(entry.FullName, entry.Name, root, hasAttributes)
                    : LoadFile((FileInfo)entry);
                node.IsReadOnly = hasAttributes && entry is FileInfo { IsReadOnly: true };
                if (!directory.Children!.TryPut(node))
                {
                    throw new DeviceFolderException(
                        $"{entry.FullName}: another name in this folder differs only in upper and lower case, which FAT treats as the "
                        + $"same; rename one.");
                }
            }

            return directory;
        }

        /// <summary>
        /// Saves the tree, and removes everything else from the folder. Each file is replaced atomically. In a new folder, unchanged files
        /// become hard links to the files in <paramref name="before"/>.
        /// </summary>
        public static void Save(CardNode root, string folder, string workFolder, string before)
        {
            if (folder != before)
            {
                Fill(root, folder, workFolder, before);
                return;
            }

            ReadMoved(root, folder, folder + Path.DirectorySeparatorChar);
            Write(root, folder, workFolder);
        }

        /// <summary>Copies the tree to another folder. The tree remains associated with its original folder.</summary>
        public static void Copy(CardNode directory, string folder)
        {
            Directory.CreateDirectory(folder);
            foreach (CardNode node in directory.Children!.Values)
            {
                string path = Path.Combine(folder, node.Name);
                if (node.IsDirectory)
                {
                    Copy(node, path);
                }
                else
                {
                    File.WriteAllBytes(path, node.Content);
                    MarkHost(node, path);
                    new FileInfo(path).IsReadOnly = node.IsReadOnly;
                }
            }
        }

        /// <summary>Reads the content of all files into memory, so that the original folder can be removed.</summary>
        public static void Detach(CardNode directory)
        {
            foreach (CardNode node in directory.Children!.Values)
            {
                if (node.IsDirectory)
                {
                    Detach(node);
                }
                else
                {
                    _ = node.Content;
                    node.HostPath = null;
                }
            }
        }

        private static void CheckLink(FileSystemInfo link, string root)
        {
            if (!HostEntry.IsInside(link.FullName, root))
            {
                throw new DeviceFolderException(
                    $"{link.FullName}: a link that leaves the card's folder is not followed; replace it with a copy.");
            }

            if (link is DirectoryInfo)
            {
                throw new DeviceFolderException(
                    $"{link.FullName}: a card cannot hold a link to a folder; replace it with a copy of the folder.");
            }

            if (HostEntry.TargetKindOf(link.FullName) == HostEntryKind.Missing)
            {
                throw new DeviceFolderException($"{link.FullName}: the target of this link does not exist; remove the link.");
            }
        }

        private static CardNode LoadFile(FileInfo file)
        {
            HostEntryKind kind = HostEntry.TargetKindOf(file.FullName);
            if (kind == HostEntryKind.Missing)
            {
                throw new DeviceFolderException(
                    $"{file.FullName}: the file cannot be examined; its name is not UTF-8, or the file has just been removed.");
            }

            if (kind == HostEntryKind.Special)
            {
                throw new DeviceFolderException($"{file.FullName}: a card cannot hold a FIFO, socket or device; remove this file.");
            }

            // For a link, the length of the target is used, because the link's own length is that of the path stored in it.
            long length = file.Attributes.HasFlag(FileAttributes.ReparsePoint)
                ? new FileInfo(HostEntry.RealPath(file.FullName)!).Length
                : file.Length;
            return length <= uint.MaxValue
                ? Mark(CardNode.HostFile(file.Name, file.FullName, (uint)length), file)
                : throw new DeviceFolderException(
                    $"{file.FullName}: FAT cannot hold a file larger than 4 GiB; remove the file from the card.");
        }

        private static void Fill(CardNode directory, string folder, string workFolder, string before)
        {
            Directory.CreateDirectory(folder);
            HostFolder.CopyMode(before, folder);
            foreach (CardNode node in directory.Children!.Values)
            {
                string path = Path.Combine(folder, node.Name);
                string old = Path.Combine(before, node.Name);
                if (node.IsDirectory)
                {
                    Fill(node, path, workFolder, old);
                }
                else if (!HostFolder.TryLink(node.HostPath ?? (!node.IsIncomplete && IsSame(node, old) ? old : string.Empty), path))
                {
                    HostFiles.Write(path, node.Content, workFolder, old);
                    MarkHost(node, path);
                }
            }
        }

        // Checks whether a file has the same content as a host file. After an emulated run the card is read back as new files, most of
        // which are unchanged.
        private static bool IsSame(CardNode node, string path)
        {
            return HostEntry.KindOf(path) == HostEntryKind.File
                && new FileInfo(path).Length == node.Length
                && File.ReadAllBytes(path).AsSpan().SequenceEqual(node.Content);
        }

        /// <summary>Reads the content of renamed files into memory, before their host files are changed or removed.</summary>
        private static void ReadMoved(CardNode directory, string folder, string root)
        {
            foreach (CardNode node in directory.Children!.Values)
            {
                string path = Path.Combine(folder, node.Name);
                if (node.IsDirectory)
                {
                    ReadMoved(node, path, root);
                }
                else if (node.HostPath != path && node.HostPath?.StartsWith(root, StringComparison.Ordinal) == true)
                {
                    _ = node.Content;
                    node.HostPath = null;
                }
            }
        }

        private static void Write(CardNode directory, string folder, string workFolder)
        {
            Directory.CreateDirectory(folder);
            foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                if (!directory.Children!.TryGetValue(entry.Name, out CardNode? node)
                    || node.Name != entry.Name
                    || node.IsDirectory != entry is DirectoryInfo)
                {
                    Remove(entry);
                }
            }

            foreach (CardNode node in directory.Children!.Values)
            {
                string path = Path.Combine(folder, node.Name);
                if (node.IsDirectory)
                {
                    Write(node, path, workFolder);
                }
                else if (node.HostPath == null)
                {
                    HostFiles.Write(path, node.Content, workFolder);
                    MarkHost(node, path);
                    node.HostPath = path;
                }
                else if (node.HostPath != path)
                {
                    File.Copy(node.HostPath, path, true);
                    node.HostPath = path;
                }
            }
        }

        private static CardNode Mark(CardNode node, FileInfo file)
        {
            node.IsIncomplete = file.Length == 0 && file.LastWriteTime == s_incomplete;
            return node;
        }

        private static void MarkHost(CardNode node, string path)
        {
            if (node.IsIncomplete)
            {
                File.SetLastWriteTime(path, s_incomplete);
            }
        }

        private static void Remove(FileSystemInfo entry)
        {
            if (entry is DirectoryInfo directory)
            {
                directory.Delete(true);
            }
            else
            {
                entry.Delete();
            }
        }
    }
}
