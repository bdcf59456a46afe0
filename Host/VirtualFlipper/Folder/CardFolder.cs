using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.VirtualFlipper.Folder
{
    /// <summary>The card between the model and a host folder.</summary>
    internal static class CardFolder
    {
        /// <summary>Reads the folder's tree; the bytes of files are read later, when somebody wants them.</summary>
        public static CardNode Load(string folder, string name = "")
        {
            CardNode directory = CardNode.Directory(name);
            foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                if (!CardPath.IsName(entry.Name))
                {
                    throw new DeviceFolderException($"{entry.FullName}: a card's FAT file system cannot hold this name; rename the file.");
                }

                CardNode node = entry switch
                {
                    DirectoryInfo { LinkTarget: not null } =>
                        throw new DeviceFolderException($"{entry.FullName}: a link to a folder cannot be on a card; copy the folder."),
                    DirectoryInfo => Load(entry.FullName, entry.Name),
                    FileInfo { LinkTarget: not null } link when link.ResolveLinkTarget(true) is not { Exists: true } =>
                        throw new DeviceFolderException($"{entry.FullName}: a link to a file that is not there; remove it."),
                    FileInfo { Length: <= uint.MaxValue } file => CardNode.HostFile(entry.Name, entry.FullName, (uint)file.Length),
                    _ => throw new DeviceFolderException($"{entry.FullName}: larger than 4 GiB, which FAT cannot hold; take the file off the card."),
                };
                if (!directory.Children!.TryAdd(entry.Name, node))
                {
                    throw new DeviceFolderException(
                        $"{entry.FullName}: another name in this folder differs only in upper and lower case, which FAT takes for the same; rename one.");
                }
            }

            return directory;
        }

        /// <summary>Makes the folder hold exactly the tree. Each file is replaced as a whole or not at all.</summary>
        public static void Save(CardNode root, string folder, string workFolder)
        {
            ReadMoved(root, folder);
            Write(root, folder, workFolder);
        }

        /// <summary>Copies the tree into a folder of somebody else; the tree does not take it for its own.</summary>
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
                }
            }
        }

        /// <summary>Reads every byte into memory, so that the folder it came from can go.</summary>
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

        /// <summary>Reads the bytes that lie in a host file of another name into memory, before that file is changed or removed.</summary>
        private static void ReadMoved(CardNode directory, string folder)
        {
            foreach (CardNode node in directory.Children!.Values)
            {
                string path = Path.Combine(folder, node.Name);
                if (node.IsDirectory)
                {
                    ReadMoved(node, path);
                }
                else if (node.HostPath != path)
                {
                    _ = node.Content;
                }
            }
        }

        private static void Write(CardNode directory, string folder, string workFolder)
        {
            Directory.CreateDirectory(folder);
            foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                if (!directory.Children!.TryGetValue(entry.Name, out CardNode? node) || node.Name != entry.Name || node.IsDirectory != entry is DirectoryInfo)
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
                else if (node.HostPath != path)
                {
                    HostFiles.Write(path, node.Content, workFolder);
                    node.HostPath = path;
                }
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
