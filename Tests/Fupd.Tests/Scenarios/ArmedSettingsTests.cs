using System.Text;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>Tests the source of the settings when another card or package takes over the update of an armed device.</summary>
    public sealed class ArmedSettingsTests
    {
        private const string Record = "/update/scenario/backup.txt";

        [Fact]
        public void The_update_stops_on_a_card_without_the_backup_and_continues_with_the_original_card()
        {
            using TemporaryFolder folder = new();
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage);
            device.Card.SaveTo(folder["first"]);
            device.Card.SaveTo(folder["second"]);
            File.Delete(folder["second" + Bench.Folder + "/backup-1.tar"]);
            File.Delete(folder["second" + Bench.Folder + "/backup.txt"]);
            device.Card.LoadFrom(folder["second"]);
            BootReport report = StubBench.SwitchOn(device);
            Assert.Equal(BootEnding.WaitsForPerson, report.Ending);
            Assert.Contains("error 17-30", StubBench.LastError(device));

            device.SwitchOff();
            device.Card.LoadFrom(folder["first"]);
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), StubBench.Make(Engine.Mock));
        }

        [Theory]
        [InlineData(false, false)]
        [InlineData(true, false)]
        [InlineData(true, true)]
        public void Another_package_restores_the_settings_from_the_backup_of_the_first_package(bool losesRegisters, bool hasOlderBackup)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage);
            StubBench.ComeWith(device, StubBench.Make(Engine.Mock, "other"), losesRegisters, hasBackup: false);
            if (hasOlderBackup)
            {
                device.Card.Preload("/update/second/backup.tar", StubBench.BackupOf("old"));
            }

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), StubBench.Make(Engine.Mock));
            Assert.DoesNotContain("old", StubBench.SettingsOf(device).Keys);
            Assert.NotNull(device.Card.Peek("/update/second/backup-1.tar"));
        }

        // Once the second package has a copy of the backup, the first package may be removed.
        [Fact]
        public void An_interrupted_update_to_the_second_package_no_longer_needs_the_first_package()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage);
            StubBench.ComeWith(device, StubBench.Make(Engine.Mock, "other"), true, hasBackup: false);
            Assert.True(StubBench.CutAt(device, operation => StubBench.IsErase(operation, StubBench.ChangedPage)));
            device.Backup.Lose();
            device.Card.Preload(Record, [1]);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), StubBench.Make(Engine.Mock));
        }

        [Fact]
        public void The_backup_of_another_device_is_not_used()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage);
            StubBench.ComeWith(device, StubBench.Make(Engine.Mock, "other"), true, hasBackup: false);
            device.UniqueNumber++;
            StubBench.SwitchOn(device);

            Assert.Contains("error 17-30", StubBench.LastError(device));
        }

        [Theory]
        [InlineData(true)]
        [InlineData(false)]
        public void Without_a_backup_another_package_is_refused_until_the_first_package_is_present(bool losesRegisters)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage);
            byte[] pointer = device.Card.Peek(CardPackage.PointerPath)!;
            StubBench.ComeWith(device, StubBench.Make(Engine.Mock, "other"), losesRegisters, hasBackup: false);
            byte[] record = device.Card.Peek(Record)!;
            device.Card.Preload(Record, record.AsSpan(0, record.Length / 2));
            byte[] flash = device.Flash.Bytes.ToArray();
            StubBench.SwitchOn(device);
            Assert.Contains("error 17-30", StubBench.LastError(device));
            Assert.Equal(flash, device.Flash.Bytes.ToArray());

            device.SwitchOff();
            device.Card.Preload(CardPackage.PointerPath, pointer);
            device.Card.Preload(Record, record);
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), StubBench.Make(Engine.Mock));
        }

        [Theory]
        [InlineData("restored")]
        [InlineData("saved")]
        public void An_old_backup_of_another_package_does_not_replace_settings_on_the_card(string state)
        {
            Bench bench = StubBench.OnCard(StubBench.Make(Engine.Mock));
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, bench, StubBench.ChangedPage, true);
            StubBench.ComeWith(device, StubBench.OnCard(StubBench.Make(Engine.Mock, "other")), true);
            byte[] stale = device.Card.Peek(Bench.Folder + "/backup-1.tar")!;
            device.Card.Preload("/update/second/backup-1.tar", stale);
            device.Card.Preload("/update/second/backup.tar", stale);
            device.Card.Preload("/update/second/backup.txt", StubBench.RecordOf(device, "/update/second", state));
            byte[] settings = Encoding.ASCII.GetBytes("changed since");
            device.Card.Preload("/.int/.desktop.settings", settings);

            BootReport report = StubBench.SwitchOn(device);
            Assert.True(report.RestsAs == RestState.Firmware, StubBench.LastError(device));
            Assert.Equal(settings, device.Card.Peek("/.int/.desktop.settings"));
        }

        // The entry of the slideshow requires an additional metadata pair.
        [Fact]
        public void The_stub_is_not_placed_in_the_last_blocks_of_the_new_volume()
        {
            const int limit = 0xD7;
            Dictionary<string, byte[]> settings = [];
            for (int i = 0; i < 45; i++)
            {
                settings[$"{(i == 0 ? "longer-n" : string.Empty)}name-of-20-letters{i:00}"] = new byte[16];
            }

            VirtualDevice device = StubBench.Make(Engine.Mock).WithoutRadio().Contents(contents =>
            {
                int pages = limit - 2 - 2 - ((contents.Splash!.Length / 4000) + 1);
                contents.Firmware = StandIn.Firmware(pages * FlashMap.PageSize, 3, StandIn.StorageInFlash);
                contents.Resources = null;
            }).Recipe(recipe => recipe with { IntFiles = settings }).Arm();
            BootReport report = StubBench.SwitchOn(device);

            Assert.True(report.RestsAs == RestState.Firmware, StubBench.LastError(device));
            Assert.Equal(settings.Count + 1, StubBench.SettingsOf(device).Count);
        }

        // The first block of a file contains no pointers, so if all bytes of a file are FF, its page reads as erased.
        [Fact]
        public void Pages_of_an_old_settings_file_that_read_as_erased_are_not_treated_as_free()
        {
            const int volume = 0xD1;
            byte[] erased = new byte[FlashMap.PageSize];
            erased.AsSpan().Fill(0xFF);
            Dictionary<string, byte[]> settings = new() { ["a"] = StandIn.Firmware(8000, 9), ["b"] = erased };
            VirtualDevice device = StubBench.Make(Engine.Mock).WithoutRadio().Recipe(recipe => recipe with
            {
                Firmware = [new DfuElement(DfuWriter.FlashBase, StandIn.Firmware((volume * FlashMap.PageSize) - 100, 1))],
                IntFiles = settings,
            }).Arm();
            Assert.True(StubBench.CutAt(device, operation => StubBench.IsErase(operation, "08000000")));
            Assert.All(settings, file => Assert.Equal(file.Value, StubBench.SettingsOf(device)[file.Key]));
        }
    }
}
