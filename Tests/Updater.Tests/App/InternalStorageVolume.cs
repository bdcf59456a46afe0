using System.Text;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using FlipperUpdaterNano.Updater.Tests.Flash;
using FlipperUpdaterNano.Updater.Tests.Formats;
using FlipperUpdaterNano.Updater.Tests.Formats.LittleFs;
using FlipperUpdaterNano.VirtualFlipper.Flash;

namespace FlipperUpdaterNano.Updater.Tests.App
{
    /// <summary>Writes and reads the /int volume of a bench; the volume starts after the old firmware.</summary>
    internal static class InternalStorageVolume
    {
        private static readonly DesktopBytes s_bytes = new();

        public static SampleTree Settings() => new SampleTree()
            .AddFile(".bt.settings", [1, 2, 3])
            .AddFile(".desktop.settings", Encoding.ASCII.GetBytes("favourites"))
            .AddDirectory("keys")
            .AddFile("keys/long.key", Enumerable.Range(0, 9000).Select(i => (byte)(i * 7)).ToArray())
            .AddFile("empty", []);

        public static int FirstPageAfter(byte[] firmware) => (firmware.Length + 4095) / 4096;

        public static UpdateBench WithInternalStorage(this UpdateBench bench, SampleTree tree)
        {
            int first = FirstPageAfter(bench.Firmware);
            int pages = bench.Device.Options.SecureStartPage - first;
            ImageFlash flash = new(bench.Device.Flash.Bytes[..(bench.Device.Options.SecureStartPage * 4096)].ToArray(), long.MaxValue);
            LittleFsLayout layout = new(tree.Copy(), s_bytes);
            PageWriter writer = new(flash, Stage.Restore, new NoProgress());
            LittleFsBuilder builder = new(layout, tree, flash, s_bytes, writer, first, pages);
            while (builder.WriteNext())
            {
            }

            byte[] volume = new byte[pages * 4096];
            flash.Read(FlashMap.Base + ((uint)first * 4096), volume, 0, volume.Length);
            bench.Device.Flash.Preload(FlashMap.Base + ((uint)first * 4096), volume);
            return bench;
        }

        public static LittleFsVolume? Find(UpdateBench bench) =>
            LittleFsVolume.Find(
                new ImageFlash(bench.Device.Flash.Bytes[..(bench.Device.Options.SecureStartPage * 4096)].ToArray(), long.MaxValue));

        public static List<string> Listing(UpdateBench bench) => SampleTree.Listing(Find(bench)!.Walk());
    }
}
