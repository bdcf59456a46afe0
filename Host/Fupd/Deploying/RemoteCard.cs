using System.Diagnostics;
using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Deployment.Protocol;
using FlipperUpdaterNano.VirtualFlipper.Card;

namespace FlipperUpdaterNano.Fupd.Deploying
{
    /// <summary>
    /// Recreates the card of a connected device in a folder on the host, with all names and file sizes. Only the list of
    /// installed resources is copied with its content, because the doctor reads this list; all other files are sparse.
    /// </summary>
    /// <param name="folder">The folder, which must be empty.</param>
    internal sealed class RemoteCard(Deployer deployer, string folder)
    {
        private const string Root = "/ext";
        private const string ResourceList = "Manifest";
        private const int LargestList = 4 << 20;
        private const int MostEntries = 50_000;
        private const int MostLevels = 32;
        private const int ClusterBytes = 32 * 1024;
        private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(30);
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private int _entries;

        /// <summary>Gets the total size, in bytes, of the clusters that files and directories occupy.</summary>
        public long UsedBytes { get; private set; }

        /// <summary>Gets the number of files and directories.</summary>
        public int Entries => _entries;

        /// <summary>Copies the directory listing of the card.</summary>
        /// <exception cref="DeploymentException">The device reports an error or an implausible listing.</exception>
        public void Copy() => Copy(Root, folder, 1);

        private void Copy(string path, string target, int level)
        {
            if (_watch.Elapsed > s_longest)
            {
                throw new DeploymentException(
                    DeploymentFault.Failed, $"listing the card takes longer than {s_longest.TotalMinutes:0} minutes");
            }

            foreach (RemoteFile file in deployer.List(path))
            {
                if (!CardPath.IsName(file.Name) || ++_entries > MostEntries || level > MostLevels || file.Size > uint.MaxValue)
                {
                    throw new DeploymentException(
                        DeploymentFault.Failed,
                        $"the listing of {path} is implausible: '{file.Name}', {file.Size} bytes, entry {_entries}, level {level}");
                }

                string place = Path.Combine(target, file.Name);
                if (file.IsDirectory)
                {
                    UsedBytes += ClusterBytes;
                    Directory.CreateDirectory(place);
                    Copy($"{path}/{file.Name}", place, level + 1);
                    continue;
                }

                UsedBytes += (file.Size + ClusterBytes - 1) / ClusterBytes * ClusterBytes;
                Write(place, file, level == 1 && file.Name == ResourceList ? deployer.ReadFile($"{path}/{file.Name}", LargestList) : null);
            }
        }

        private static void Write(string place, RemoteFile file, byte[]? content)
        {
            if (content != null)
            {
                File.WriteAllBytes(place, content);
                return;
            }

            using FileStream sparse = new(place, FileMode.CreateNew);
            sparse.SetLength(file.Size);
        }
    }
}
