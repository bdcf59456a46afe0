using System.Security.Cryptography;
using FlipperUpdaterNano.SimulatedDevice.Port;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.SimulatedDevice.Card
{
    /// <summary>
    /// The firmware's storage service, operating on the <c>sd/</c> folder of a device folder. As on FAT, names are case-insensitive. Every
    /// change is on the host's disk when the call returns, so killing the simulation has the same effect on the card as a power loss.
    /// </summary>
    /// <param name="folder">The <c>sd/</c> folder, which does not exist if no card is inserted.</param>
    /// <param name="geometry">Capacity and cluster size of the card.</param>
    internal sealed class CardStore(string folder, CardGeometry geometry, Traps traps)
    {
        private const string Root = "/ext";
        private long? _used;
        private long? _clusters;

        /// <summary>Gets the size of the card in bytes.</summary>
        public long TotalBytes => geometry.CapacityBytes;

        /// <summary>Gets the number of free bytes, in whole clusters.</summary>
        public long FreeBytes
        {
            get
            {
                _used ??= ClustersOf(new DirectoryInfo(folder)) - 1;
                long all = geometry.CapacityBytes / geometry.ClusterBytes;
                _clusters ??= Math.Min(all, traps.CardFree is { } free ? _used.Value + (free / geometry.ClusterBytes) : all);
                return Math.Max(0, _clusters.Value - _used.Value) * geometry.ClusterBytes;
            }
        }

        /// <summary>Gets a value indicating whether a card is inserted.</summary>
        public bool IsInserted => Directory.Exists(folder);

        /// <summary>Looks up a path.</summary>
        /// <param name="path">Path in the firmware's notation.</param>
        public CardError Stat(string path, out CardEntry? entry)
        {
            entry = null;
            CardError error = Locate(path, out string host);
            if (error != CardError.Ok)
            {
                return error;
            }

            entry = EntryOf(host);
            return entry == null ? CardError.NotFound : CardError.Ok;
        }

        /// <summary>Lists the entries of a directory in sorted order.</summary>
        public CardError List(string path, out IReadOnlyList<CardEntry> entries)
        {
            entries = [];
            CardError error = Locate(path, out string host);
            if (error != CardError.Ok)
            {
                return error;
            }

            if (!Directory.Exists(host))
            {
                return File.Exists(host) ? CardError.InvalidParameter : CardError.NotFound;
            }

            entries = [.. Directory.EnumerateFileSystemEntries(host).Order(StringComparer.Ordinal).Select(entry => EntryOf(entry)!)];
            return CardError.Ok;
        }

        /// <summary>Opens a file for reading.</summary>
        /// <param name="file">The file, which the caller must close.</param>
        public CardError OpenRead(string path, out FileStream? file)
        {
            file = null;
            CardError error = Stat(path, out CardEntry? entry);
            if (error != CardError.Ok || entry!.IsDirectory)
            {
                return error != CardError.Ok ? error : CardError.Denied;
            }

            _ = Locate(path, out string host);
            file = File.OpenRead(host);
            return CardError.Ok;
        }

        /// <summary>Opens a file for writing.</summary>
        /// <param name="append">Whether to append to the file rather than truncate it.</param>
        /// <param name="file">The file, which the caller must close.</param>
        public CardError OpenWrite(string path, bool append, out CardFile? file)
        {
            file = null;
            CardError error = Locate(path, out string host);
            if (error != CardError.Ok)
            {
                return error;
            }

            if (!Directory.Exists(Path.GetDirectoryName(host)))
            {
                return CardError.NotFound;
            }

            if (Directory.Exists(host))
            {
                return CardError.Denied;
            }

            FileStream stream = new(host, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read, 1);
            _used = null;
            file = new CardFile(this, stream, geometry.ClusterBytes, traps);
            return CardError.Ok;
        }

        /// <summary>Creates a directory.</summary>
        public CardError MakeDirectory(string path)
        {
            CardError error = Locate(path, out string host);
            if (error != CardError.Ok || Path.Exists(host))
            {
                return error != CardError.Ok ? error : CardError.Exists;
            }

            if (!Directory.Exists(Path.GetDirectoryName(host)))
            {
                return CardError.NotFound;
            }

            if (FreeBytes < geometry.ClusterBytes)
            {
                return CardError.Internal;
            }

            Directory.CreateDirectory(host);
            _used = null;
            return CardError.Ok;
        }

        /// <summary>Removes a file or a directory.</summary>
        /// <param name="recursive">Whether to remove a directory even if it is not empty.</param>
        /// <returns>The result; <see cref="CardError.Denied"/> if the directory is not empty and may not be removed.</returns>
        public CardError Remove(string path, bool recursive = false)
        {
            CardError error = Locate(path, out string host);
            if (error != CardError.Ok)
            {
                return error;
            }

            if (Directory.Exists(host))
            {
                if (!recursive && Directory.EnumerateFileSystemEntries(host).Any())
                {
                    return CardError.Denied;
                }

                Directory.Delete(host, true);
            }
            else if (File.Exists(host))
            {
                File.Delete(host);
            }
            else
            {
                return CardError.NotFound;
            }

            _used = null;
            return CardError.Ok;
        }

        /// <summary>Renames a file or directory.</summary>
        /// <param name="to">The new path; an existing file at this path is replaced.</param>
        public CardError Rename(string from, string to)
        {
            CardError error = Locate(from, out string host);
            error = error == CardError.Ok ? Locate(to, out string target) : LocateNothing(error, out target);
            if (error != CardError.Ok || !Path.Exists(host))
            {
                return error != CardError.Ok ? error : CardError.NotFound;
            }

            if (Directory.Exists(target) || !Directory.Exists(Path.GetDirectoryName(target)))
            {
                return Directory.Exists(target) ? CardError.Exists : CardError.NotFound;
            }

            if (Directory.Exists(host))
            {
                Directory.Move(host, target);
            }
            else
            {
                File.Move(host, target, true);
            }

            _used = null;
            return CardError.Ok;
        }

        /// <summary>Computes the MD5 of a file.</summary>
        /// <param name="port">The port, whose <see cref="PseudoTerminal.Pause"/> simulates the time that the device needs.</param>
        /// <param name="md5">The MD5 as 32 hex digits.</param>
        public CardError Md5(string path, PseudoTerminal port, out string md5)
        {
            md5 = string.Empty;
            CardError error = OpenRead(path, out FileStream? file);
            if (error == CardError.Ok)
            {
                using FileStream open = file!;
                port.Pause(traps.Md5Milliseconds);
                md5 = Convert.ToHexStringLower(MD5.HashData(open));
            }

            return error;
        }

        /// <summary>Formats the card, which removes all files and directories.</summary>
        public CardError Format()
        {
            if (!IsInserted)
            {
                return CardError.NotReady;
            }

            foreach (CardEntry entry in Directory.EnumerateFileSystemEntries(folder).Select(path => EntryOf(path)!))
            {
                _ = Remove($"{Root}/{entry.Name}", true);
            }

            return CardError.Ok;
        }

        /// <summary>Allocates clusters to a file.</summary>
        /// <param name="clusters">The number of clusters.</param>
        public void Take(long clusters) => _used += clusters;

        private static CardError LocateNothing(CardError error, out string host)
        {
            host = string.Empty;
            return error;
        }

        private static CardEntry? EntryOf(string host) =>
            Directory.Exists(host) ? new CardEntry(Path.GetFileName(host), true, 0)
            : File.Exists(host) ? new CardEntry(Path.GetFileName(host), false, (uint)new FileInfo(host).Length)
            : null;

        // Each directory occupies one cluster.
        private long ClustersOf(DirectoryInfo directory) => 1 + directory.EnumerateFileSystemInfos().Sum(
            entry => entry is FileInfo file ? (file.Length + geometry.ClusterBytes - 1) / geometry.ClusterBytes
                : ClustersOf((DirectoryInfo)entry));

        // In the firmware, /any is an alias of the card's path. /int is not simulated.
        private CardError Locate(string path, out string host)
        {
            host = folder;
            string[]? names = CardPath.Split(path);
            if (names == null || names.Length == 0)
            {
                return CardError.InvalidName;
            }

            if (names[0] is not ("ext" or "any"))
            {
                return names[0] == "int" ? CardError.NotImplemented : CardError.InvalidName;
            }

            if (!IsInserted)
            {
                return CardError.NotReady;
            }

            foreach (string name in names[1..])
            {
                host = Path.Combine(host, Present(host, name));
            }

            return CardError.Ok;
        }

        private static string Present(string directory, string name)
        {
            if (Path.Exists(Path.Combine(directory, name)) || !Directory.Exists(directory))
            {
                return name;
            }

            return Directory.EnumerateFileSystemEntries(directory).Select(path => Path.GetFileName(path))
                .FirstOrDefault(entry => string.Equals(entry, name, StringComparison.OrdinalIgnoreCase)) ?? name;
        }
    }
}
