using System.Formats.Tar;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;
using Xunit.Abstractions;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Tests an update in which all code is executed: a multitasking firmware runs from reset in flash and starts the updater, and the new
    /// firmware boots.
    /// </summary>
    public sealed class FirmwareChainTests(ITestOutputHelper output)
    {
        private const string Old = "old one ";
        private const string New = "new one ";

        [Fact]
        public void The_old_firmware_starts_the_updater_and_the_new_firmware_boots()
        {
            VirtualDevice device = Armed();
            byte[] settings = [.. Enumerable.Range(0, 1234).Select(i => (byte)i)];
            device.Card.Preload("/.int/.bt.settings", settings);
            device.Card.Preload("/.int/empty", []);
            device.Card.Preload("/.int/apps/some game.save", settings.AsSpan(..512));
            device.Backup.BootMode = BootMode.PreUpdate;
            using EmulatorEngine chip = new() { FirmwareTime = VirtualTime.Second };

            BootReport report = BootSequence.Play(device, chip);

            output.WriteLine(string.Join('\n', report.Boots));
            output.WriteLine(report.Why);
            output.WriteLine(string.Join('\n', chip.Violations));
            output.WriteLine(string.Join('\n', device.Console.Lines));
            string[] lines = [.. device.Console.Lines.Select(line => line.Text)];
            Assert.Equal(["firmware: before the update", "firmware: backup made"], lines[..2]);
            AssertBackup(device, (".bt.settings", settings), ("empty", []), ("apps", null), ("apps/some game.save", settings[..512]));
            Assert.Equal("new one : up", lines[^1]);
            Assert.DoesNotContain("old one : up", lines);
            Assert.Equal(BootMode.Normal, device.Backup.BootMode);
            Assert.Equal(RestState.Firmware, report.RestsAs);
            Assert.Empty(chip.Violations);
        }

        [Theory]
        [InlineData(12, "Completed")]
        [InlineData(101, "Refused")]
        public void With_fupd_install_the_executed_firmware_makes_the_backup(int nameLength, string outcome)
        {
            string name = new('n', nameLength);
            string[] before = [];
            Bench bench = Chain().FirmwareRuns(VirtualTime.Second).On(device =>
            {
                device.Card.Preload($"/.int/{name}", "settings"u8);
                Assert.Equal(BootMode.PreUpdate, device.Backup.BootMode);
                Assert.Null(device.Card.Peek($"{Bench.Folder}/backup.tar"));
                device.Console.Written += line => before = before.Length < 2 ? [.. before, line.Text] : before;
            });

            RunReport report = bench.Play();

            Assert.Equal(outcome, report.Outcome.ToString());
            Assert.Equal("firmware: before the update", before[0]);

            if (report.Outcome == RunOutcome.Completed)
            {
                AssertBackup(bench.Device, (name, "settings"u8.ToArray()));

                // The new firmware runs for a second.
                Assert.InRange(report.Stages.Single(stage => stage.Stage == (int)Stage.FirmwareBoot).Milliseconds, 0, 200);
            }
        }

        [Fact]
        public void Without_a_loader_the_old_firmware_boots()
        {
            VirtualDevice device = Armed();
            device.Card.Preload("/.fupdate", "/ext/update/gone"u8);
            device.Backup.BootMode = BootMode.Update;
            device.Card.Preload($"{Bench.Folder}/update.fuf", "no manifest"u8);
            using EmulatorEngine chip = new() { FirmwareTime = VirtualTime.Second };

            BootReport report = BootSequence.Play(device, chip);

            Assert.Equal(["firmware: no loader", "old one : up"], device.Console.Lines.Select(line => line.Text));
            Assert.Equal(2, report.Boots.Count);
            Assert.Empty(chip.Violations);
        }

        [Theory]
        [InlineData(true)]
        [InlineData(false)]
        public void Code_in_SRAM_is_symbolised_only_when_the_code_matches_the_ELF(bool isBuilt)
        {
            byte[] loader = LoaderImage.Build();
            VirtualDevice device = Armed();
            device.Backup.BootMode = BootMode.Update;
            string? place = null;
            device.Console.Written += line => place ??= line.Text.StartsWith("version", StringComparison.Ordinal)
                ? device.ExecutingCode()
                : null;
            using EmulatorEngine chip = new()
            {
                FirmwareTime = VirtualTime.Second,
                Symbols = LoaderImage.Built!.Symbols,
                Built = isBuilt ? loader : new byte[loader.Length],
            };

            _ = BootSequence.Play(device, chip);

            Assert.StartsWith("2000", place);
            Assert.Equal(isBuilt, place!.Contains('+'));
        }

        [Fact]
        public void An_address_past_the_last_function_of_a_memory_region_has_no_symbol()
        {
            _ = LoaderImage.Build();
            SymbolTable symbols = LoaderImage.Built!.Symbols;

            Assert.Contains('+', symbols.Name(0x20010000));
            Assert.Equal("40000000", symbols.Name(0x40000000));
        }

        [Fact]
        public void Without_a_backup_the_old_firmware_boots()
        {
            VirtualDevice device = Armed();
            device.Card.Preload($"/.int/{new string('a', 101)}", []);
            device.Backup.BootMode = BootMode.PreUpdate;
            using EmulatorEngine chip = new() { FirmwareTime = VirtualTime.Second };

            BootSequence.Play(device, chip);

            Assert.Equal(
                ["firmware: before the update", "firmware: no backup", "old one : up"], device.Console.Lines.Select(line => line.Text));
            Assert.Equal(BootMode.Normal, device.Backup.BootMode);
        }

        /// <summary>
        /// Asserts the entries of the backup, which the updater has renamed to backup-1.tar, and the same files in /.int on the card.
        /// </summary>
        private static void AssertBackup(VirtualDevice device, params (string Name, byte[]? Content)[] expected)
        {
            using MemoryStream archive = new(device.Card.Peek($"{Bench.Folder}/backup-1.tar")!);
            using TarReader reader = new(archive);
            Dictionary<string, string> entries = [];

            while (reader.GetNextEntry() is { } entry)
            {
                using MemoryStream content = new();
                entry.DataStream?.CopyTo(content);
                entries.Add(entry.Name, entry.EntryType == TarEntryType.Directory ? "folder" : Convert.ToHexString(content.ToArray()));
            }

            Assert.Equal(
                expected.OrderBy(entry => entry.Name, StringComparer.Ordinal)
                    .Select(entry => (entry.Name, entry.Content is null ? "folder" : Convert.ToHexString(entry.Content))),
                entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value)));
            Assert.All(
                expected.Where(entry => entry.Content is not null),
                entry => Assert.Equal(entry.Content, device.Card.Peek($"/.int/{entry.Name}")));
        }

        private static VirtualDevice Armed() => Chain().Arm();

        private static Bench Chain() => new Bench(Engine.Chip).WithoutRadio()
            .Contents(contents => (contents.Firmware, contents.Resources) = (TestFirmware.Named(New), null))
            .Recipe(recipe => recipe with { Firmware = [new DfuElement(FlashMap.Base, TestFirmware.Named(Old))] });
    }
}
