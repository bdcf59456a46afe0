using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// The battery is taken out during an update between firmwares that keep /int in different places: the backup registers are lost, the
    /// firmware starts and makes what it does not find, and the user starts the package again.
    /// </summary>
    public sealed class LostRegistersTests
    {
        private const int Boots = 4;

        [Theory]
        [InlineData(Engine.Mock, false, 0.2)]
        [InlineData(Engine.Mock, false, 0.9)]
        [InlineData(Engine.Mock, true, 0.6)]
        [InlineData(Engine.Mock, true, 0.97)]
        [InlineData(Engine.Chip, false, 0.97)]
        [InlineData(Engine.Chip, true, 0.9)]
        public void Settings_survive_on_both_targets(string target, bool fromCard, double moment)
        {
            long operations = Play(target, fromCard, null, out VirtualDevice whole);
            AssertSettings(whole, fromCard, "uncut");
            CutPoint cut = new(null, null, (long)(operations * moment), CutMode.Torn, 1);
            Play(target, fromCard, cut, out VirtualDevice device);
            AssertSettings(device, fromCard, cut.ToString());
        }

        private static long Play(string target, bool fromCard, CutPoint? cut, out VirtualDevice device)
        {
            Bench bench = new Bench(target)
                .Recipe(recipe => fromCard ? recipe with { IsIntOnCard = true, Firmware = DeviceRecipe.FirmwareWithIntOnCard } : recipe)
                .Contents(contents =>
                {
                    contents.Firmware = StandIn.Firmware(Bench.FirmwareSize, 5, fromCard ? StandIn.StorageInFlash : StandIn.StorageOnCard);
                    contents.Radio = null;
                    contents.Resources = null;
                    contents.OptionBytes = null;
                });
            device = bench.Arm();
            if (cut != null)
            {
                device.Journal.Arm(cut);
                Assert.Equal(BootEnding.PowerLost, Boot(device, target, 1));
                LoseRegisters(device, bench.Firmware, fromCard);
            }

            Assert.Equal(BootEnding.Rests, Boot(device, target, Boots));
            return device.Journal.Count;
        }

        /// <summary>Plays with a new engine: an emulated card keeps its blocks, and would not see what the firmware wrote.</summary>
        private static BootEnding Boot(VirtualDevice device, string target, int tries)
        {
            IUpdaterEngine engine = Engine.Of(target);
            using IDisposable? used = engine as IDisposable;
            BootEnding ending;
            do
            {
                ending = BootSequence.Play(device, engine).Ending;
            }
            while (ending != BootEnding.Rests && --tries > 0);

            return ending;
        }

        private static void LoseRegisters(VirtualDevice device, byte[] firmware, bool fromCard)
        {
            for (int register = 0; register < BackupRegisters.Count; register++)
            {
                device.Backup.Preload(register, 0);
            }

            device.Backup.Preload(0, BackupRegisters.ValidHeader);
            if (StockBoot.WouldBoot(device) != RestState.Firmware)
            {
                device.Flash.Preload(FlashMap.Base, firmware);
            }

            // The new firmware starts: it formats a volume it cannot mount, or makes the folder.
            bool isNew = device.Flash.Bytes[..firmware.Length].SequenceEqual(firmware);
            if (isNew && fromCard && Volume(device) == null)
            {
                Dictionary<string, byte[]> fresh = new() { [".fresh"] = [1] };
                InternalStorageVolume.Format(device, () => new FolderTree(fresh, []), (firmware.Length + 4095) / 4096);
            }
            else if (isNew && !fromCard && device.Card.PeekFolder("/.int").Count == 0)
            {
                device.Card.Preload("/.int/.fresh", [1]);
            }

            device.Card.Preload(CardPackage.PointerPath, System.Text.Encoding.ASCII.GetBytes($"/ext{Bench.Folder}/update.fuf"));
            PreUpdate.BackUp(device, Bench.Folder);
            device.Backup.BootMode = BootMode.Update;
        }

        private static InternalStorageVolume? Volume(VirtualDevice device)
        {
            try
            {
                return InternalStorageVolume.ReadSwitchedOff(device);
            }
            catch (InputException)
            {
                return null;
            }
        }

        private static void AssertSettings(VirtualDevice device, bool fromCard, string cut)
        {
            Dictionary<string, byte[]> expected = new(DeviceRecipe.SettingsFiles()) { [".slideshow"] = StandIn.Splash() };
            IEnumerable<(string Path, byte[] Data)> found = fromCard
                ? InternalStorageVolume.ReadSwitchedOff(device)!.Files.Select(file => (file.Path, file.Data))
                : device.Card.PeekFolder("/.int").Select(item => (item.Name, device.Card.Peek("/.int/" + item.Name)!));
            string wanted = Text(expected.Select(file => (file.Key, file.Value)));
            string text = Text(found);
            Assert.True(wanted == text, $"{cut}\n{text}");
            Assert.Empty(device.Violations);
        }

        private static string Text(IEnumerable<(string Path, byte[] Data)> files) =>
            string.Join('\n', files.Select(file => $"{file.Path} {Convert.ToHexString(file.Data)}").Order(StringComparer.Ordinal));
    }
}
