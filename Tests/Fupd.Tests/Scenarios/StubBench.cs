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
    /// <summary>The small full package with a resume stub of two pages.</summary>
    internal static class StubBench
    {
        public static Bench Make(string engine, string info = "stub") => new Bench(engine).Contents(contents =>
        {
            contents.Info = info;
            contents.Resume = engine == Engine.Chip ? StubChip.Stub : [.. StandIn.Stub(), .. StandIn.Firmware(8000, 31)];
        });

        /// <summary>Creates a package and a device whose firmwares keep /int on the card.</summary>
        public static Bench OnCard(Bench bench) => bench
            .Contents(contents => contents.Firmware = StandIn.Firmware(Bench.FirmwareSize, 5, StandIn.StorageOnCard))
            .Recipe(recipe => recipe with { IsIntOnCard = true, Firmware = DeviceRecipe.FirmwareWithIntOnCard });

        public static List<string> FlashOperations(VirtualDevice device)
        {
            List<string> operations = [];
            device.Journal.Begun += operation =>
            {
                if (operation.Name.StartsWith("flash.", StringComparison.Ordinal))
                {
                    operations.Add($"{operation.Name}@{operation.Where}");
                }
            };
            return operations;
        }

        /// <summary>Runs boots and asserts that the stub's pages do not change while page 0 leads to them.</summary>
        public static BootReport SwitchOn(VirtualDevice device, string engine = Engine.Mock)
        {
            ArmedPackage.Find(device)?.Firmware.Teach(device);
            List<string> harmful = [];
            void Watch(Operation operation)
            {
                if (operation.Name.StartsWith("flash.", StringComparison.Ordinal) && StubBoot.FindPage(device.Flash) is int stub
                    && PageOf(operation) is int page && page >= stub && page < stub + 2)
                {
                    harmful.Add($"{operation.Name}@{operation.Where}");
                }
            }

            device.Journal.Begun += Watch;
            IUpdaterEngine executes = Engine.Of(engine);
            using IDisposable? used = executes as IDisposable;
            BootReport report = BootSequence.Play(device, executes);
            device.Journal.Begun -= Watch;
            Assert.Empty(harmful);
            Assert.Empty(device.Violations);
            return report;
        }

        private static int PageOf(Operation operation) =>
            (int)((Convert.ToUInt32(operation.Where, 16) - FlashMap.Base) / FlashMap.PageSize);

        /// <summary>Runs an update up to a power loss at the erasure of a page.</summary>
        public static VirtualDevice Interrupt(string engine, Bench bench, string page, bool losesRegisters = false)
        {
            VirtualDevice device = bench.Arm();
            bool isCut = false;
            device.Journal.Begun += operation =>
            {
                if (!isCut && operation.Name == "flash.erase" && operation.Where == page)
                {
                    isCut = true;
                    device.SwitchOff();
                    throw device.Stopped!;
                }
            };
            Assert.Equal(BootEnding.PowerLost, SwitchOn(device, engine).Ending);
            if (losesRegisters)
            {
                device.Backup.Lose();
            }

            Assert.NotNull(StubBoot.FindPage(device.Flash));
            return device;
        }

        /// <summary>Copies another package and its pointer file to the card of a device that is off, as a computer can.</summary>
        public static void ComeWith(VirtualDevice device, Bench bench, bool losesRegisters, bool hasBackup = true)
        {
            VirtualDevice other = bench.Package(package => package.Name = "second").Arm();
            foreach (VirtualFlipper.Card.CardItem file in other.Card.PeekFolder("/update/second")
                .Where(file => hasBackup || file.Name != "backup.tar"))
            {
                device.Card.Preload($"/update/second/{file.Name}", other.Card.Peek($"/update/second/{file.Name}")!);
            }

            device.Card.Preload(CardPackage.PointerPath, other.Card.Peek(CardPackage.PointerPath)!);
            if (losesRegisters)
            {
                device.Backup.Lose();
            }
        }

        public static void AssertCompleted(VirtualDevice device, BootReport report, Bench bench)
        {
            Assert.True(
                (report.Ending, report.RestsAs) == (BootEnding.Rests, RestState.Firmware), $"{report.Why} {LastError(device)}");
            Assert.Equal(bench.Firmware, device.Flash.Bytes[..bench.Firmware.Length].ToArray());
            Assert.Equal(BootMode.Normal, device.Backup.BootMode);
            Assert.Null(device.Card.Peek(CardPackage.PointerPath));
            Dictionary<string, byte[]> settings = SettingsOf(device);
            Assert.All(DeviceRecipe.SettingsFiles(), file => Assert.Equal(file.Value, settings.GetValueOrDefault(file.Key)));
        }

        public static string LastError(VirtualDevice device) =>
            device.Console.Lines.LastOrDefault(line => line.Text.StartsWith("error ", StringComparison.Ordinal))?.Text ?? string.Empty;

        public static Dictionary<string, byte[]> SettingsOf(VirtualDevice device) =>
            InternalStorageVolume.ReadSwitchedOff(device)!.Files.ToDictionary(file => file.Path, file => file.Data);

        public static void BreakCard(VirtualDevice device) => device.Card.Faults.FailWrites("/apps/tool.fap", 0);
    }
}
