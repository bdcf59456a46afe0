using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Tests.Formats;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Rtc;

namespace FlipperUpdaterNano.Updater.Tests.App
{
    /// <summary>
    /// Simulates the stock firmware of either era: its /int, and the backup of /int that PreUpdate makes (docs/reference/stock-updater.md
    /// 1.5).
    /// </summary>
    internal static class PreUpdate
    {
        private const string Folder = "/.int";

        public static byte[] Firmware(bool onCard, int size = 200_000, uint seed = 11) =>
            StandIn.Firmware(size, seed, onCard ? StandIn.StorageOnCard : StandIn.StorageInFlash);

        /// <summary>
        /// Lists /int of the firmware in flash. The listing is empty if /int does not exist yet, because the firmware then creates an empty
        /// /int.
        /// </summary>
        public static List<string> Listing(UpdateBench bench) => SampleTree.Listing(Tree(bench));

        public static SampleTree OnCard(UpdateBench bench)
        {
            SampleTree tree = new();
            Add(bench, string.Empty, tree);
            return tree;
        }

        public static void PutOnCard(UpdateBench bench, SampleTree tree)
        {
            while (tree.Next())
            {
                if (!tree.IsDirectory)
                {
                    bench.Device.Card.Preload($"{Folder}/{tree.Path}", ArraySource.ReadAll(tree.Open(tree.Position, tree.Size), 512));
                }
            }
        }

        /// <summary>
        /// Simulates the user starting the package from the firmware: PreUpdate replaces backup.tar and sets boot mode Update.
        /// </summary>
        public static void Play(UpdateBench bench)
        {
            TarWriter tar = new();
            SampleTree tree = Tree(bench);
            while (tree.Next())
            {
                if (tree.IsDirectory)
                {
                    tar.AddDirectory(tree.Path);
                }
                else
                {
                    tar.AddFile(tree.Path, ArraySource.ReadAll(tree.Open(tree.Position, tree.Size), 512));
                }
            }

            bench.Device.Card.Preload(UpdateBench.Folder + "/backup.tar", tar.FinishBackup());
            if (!bench.Device.Backup.HasValidHeader)
            {
                // If the header is invalid at startup, the firmware clears all registers and rewrites the header.
                bench.Device.Backup.Lose();
                bench.Device.Backup.Preload(0, BackupRegisters.ValidHeader);
            }

            bench.Arm();
        }

        /// <summary>
        /// Runs the firmware once: firmware of the LittleFS era formats a volume that it cannot mount; later firmware creates the folder.
        /// </summary>
        public static void StartFirmware(UpdateBench bench)
        {
            if (!IsOnCard(bench) && Volume(bench) is null)
            {
                bench.WithInternalStorage(new SampleTree().AddFile(".fresh", [1]));
            }
            else if (IsOnCard(bench) && OnCard(bench).Listing().Count == 0)
            {
                bench.Device.Card.Preload(Folder + "/.fresh", [1]);
            }
        }

        private static SampleTree Tree(UpdateBench bench) => IsOnCard(bench) ? OnCard(bench) : Volume(bench) ?? new SampleTree();

        private static bool IsOnCard(UpdateBench bench)
        {
            return bench.Firmware.AsSpan().IndexOf(Encoding.ASCII.GetBytes(StandIn.StorageOnCard)) >= 0;
        }

        private static SampleTree? Volume(UpdateBench bench)
        {
            try
            {
                return InternalStorageVolume.Find(bench) is { } volume ? SampleTree.CopyOf(volume.Walk()) : null;
            }
            catch (Updater.Formats.MalformedException)
            {
                return null;
            }
        }

        private static void Add(UpdateBench bench, string path, SampleTree tree)
        {
            foreach (CardItem item in bench.Device.Card.PeekFolder(Folder + path))
            {
                string name = $"{path}/{item.Name}";
                if (item.IsDirectory)
                {
                    tree.AddDirectory(name[1..]);
                    Add(bench, name, tree);
                }
                else
                {
                    tree.AddFile(name[1..], bench.Device.Card.Peek(Folder + name)!);
                }
            }
        }
    }
}
