using System.Text;
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
using Crc32 = FlipperUpdaterNano.Packaging.Crc32;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>The small full package with a resume stub of two pages.</summary>
    internal static class StubBench
    {
        /// <summary>A page that the update writes after it has made page 0 start the stub.</summary>
        public const string ChangedPage = "08005000";

        public static Bench Make(string engine, string info = "stub") => new Bench(engine).Contents(contents =>
        {
            contents.Info = info;
            contents.Resume = engine == Engine.Chip ? StubChip.Stub : [.. StandIn.Stub(), .. StandIn.Firmware(8000, 31)];
        });

        /// <summary>Creates a package and a device whose old and new firmware keep /int on the card.</summary>
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

        /// <summary>Runs boots and asserts that the stub's pages do not change while page 0 starts the stub.</summary>
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

        /// <summary>Runs an update and cuts the power when the erase of a page begins.</summary>
        public static VirtualDevice Interrupt(string engine, Bench bench, string page, bool losesRegisters = false)
        {
            VirtualDevice device = bench.Arm();
            Assert.True(CutAt(device, operation => IsErase(operation, page), engine));
            if (losesRegisters)
            {
                device.Backup.Lose();
            }

            Assert.NotNull(StubBoot.FindPage(device.Flash));
            return device;
        }

        public static bool IsErase(Operation operation, string page) => operation.Name == "flash.erase" && operation.Where == page;

        /// <summary>
        /// Runs boots until the first matching operation begins, and cuts the power there; runs to the final state if no operation matches.
        /// </summary>
        /// <returns>Whether an operation matched.</returns>
        public static bool CutAt(VirtualDevice device, Func<Operation, bool> isIt, string engine = Engine.Mock)
        {
            bool isCut = false;
            CutWhen(device, operation => isCut |= isIt(operation));
            BootEnding ending = SwitchOn(device, engine).Ending;
            Assert.Equal(isCut ? BootEnding.PowerLost : BootEnding.Rests, ending);
            return isCut;
        }

        /// <summary>Cuts the power once, when the first matching operation begins.</summary>
        public static void CutWhen(VirtualDevice device, Func<Operation, bool> isIt)
        {
            bool isCut = false;
            device.Journal.Begun += operation =>
            {
                if (!isCut && isIt(operation))
                {
                    isCut = true;
                    device.SwitchOff();
                    throw device.Stopped!;
                }
            };
        }

        /// <summary>
        /// Copies the backup record of the bench package and adapts the copy to the package in a folder: same device, other manifest.
        /// </summary>
        public static byte[] RecordOf(VirtualDevice device, string folder, string state)
        {
            string record = Encoding.ASCII.GetString(device.Card.Peek(Bench.Folder + "/backup.txt")!);
            string head = record[..record.IndexOf("manifest", StringComparison.Ordinal)];
            uint manifest = Crc32.Compute(device.Card.Peek($"{folder}/update.fuf")!);
            return Encoding.ASCII.GetBytes($"{head}manifest {manifest:X8}: {state}");
        }

        /// <summary>Creates the backup of a device whose /int contains a single file.</summary>
        public static byte[] BackupOf(string name) => Make(Engine.Mock).Recipe(recipe => recipe with
        {
            IntFiles = new Dictionary<string, byte[]> { [name] = [1] },
        }).Arm().Card.Peek(Bench.Folder + "/backup.tar")!;

        /// <summary>Copies another package and its pointer file to the card of a device that is switched off, as a computer can.</summary>
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
            AssertHasSettings(device);
        }

        public static void AssertHasSettings(VirtualDevice device)
        {
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
