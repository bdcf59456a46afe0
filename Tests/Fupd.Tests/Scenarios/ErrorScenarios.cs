using System.Text;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Radio;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>For every error a fault that leads to it, and what it leaves. One list, read by every test that plays errors.</summary>
    internal static class ErrorScenarios
    {
        private const string Refused = "refused";
        private const string Failed = "failed";
        private const string OwnFault =
            "a fault of the updater itself: covered by the updater's fault tests, and on the chip by the heap that runs out";

        // First byte of the image in the DFU file, and offsets in the files that are read in the middle of a stage. On the chip the whole
        // block of such a byte cannot be read: the offsets are those where the same read touches the block first.
        private const int ImageStart = 293;
        private static readonly int s_middle = Bench.FirmwareSize / 2;
        private static readonly int s_firstIntPage = (Bench.FirmwareSize + FlashMap.PageSize - 1) / FlashMap.PageSize;
        private static readonly string s_manifest = Bench.Folder + "/update.fuf";
        private static readonly string s_firmware = Bench.Folder + "/firmware.dfu";
        private static readonly string s_radio = Bench.Folder + "/radio.bin";
        private static readonly string s_resources = Bench.Folder + "/resources.ths";

        public static readonly IReadOnlyList<Scenario> All =
        [
            // Loading update manifest
            new("the updater is for other hardware", "1-13", Refused,
                bench => bench.Recipe(recipe => recipe with { Target = 18 }).ForGood()),
            new("the pointer file reads differently the second time", "1-20", Refused,
                bench => bench.On(device => device.Card.Faults.ChangeAfterReads("/.fupdate", 12, 1, 0))),
            new("a name in the manifest is a path", "1-30", Refused, bench => bench.Manifest("Firmware", "../firmware.dfu")),
            new("the manifest reads differently the second time", "1-30", Refused,
                bench => bench.On(device => device.Card.Faults.ChangeAfterReads(s_manifest, 3, 0x80, 0))),
            new("the package is of version 1", "1-40", Refused, bench => bench.Manifest("Version", "1")),
            new("the package is for another target", "1-50", Refused, bench => bench.Manifest("Target", "18")),
            new("the firmware file is missing", "1-60", Refused, bench => bench.Package(package => package.Files.Remove("firmware.dfu"))),
            new("the radio file is missing", "1-80", Refused, bench => bench.Package(package => package.Files.Remove("radio.bin"))),
            new("the radio version names no stack type", "1-80", Refused, bench => bench.Manifest("Radio version", "01 14 00 00 02 00")),
            new("the loader reads badly the second time", "1-66", Refused,
                bench => bench.When("stage 1 30", device => device.Card.Faults.FailReads(Bench.Folder + "/updater.bin", 1000))),
            new("the loader reads differently the second time", "1-70", Refused,
                bench => bench.On(device => device.Card.Faults.ChangeAfterReads(Bench.Folder + "/updater.bin", 1000, 1, 0))),

            // Checking DFU file
            new("the card is pulled before the firmware is opened", "2-0", Refused,
                bench => bench.When("stage 2 0", device => device.Card.Remove())),
            new("the firmware cannot be read in the middle", "2-1..98", Refused,
                bench => bench.On(device => device.Card.Faults.FailReads(s_firmware, (uint)s_middle + 512))),
            new("a bit of the firmware is wrong", "2-99..100", Refused, bench => bench.Flip("firmware.dfu", s_middle)),
            new("the firmware's header is damaged, its CRC fits", "2-99..100", Refused, bench => bench.Package(package =>
            {
                package.Files["firmware.dfu"][20]++;
                package.Files["firmware.dfu"][12]++;
                DfuWriter.Seal(package.Files["firmware.dfu"]);
            })),

            // Writing and validating flash
            new("a page does not take what is programmed", "3-0..100", Failed,
                bench => bench.On(device => device.FlashController.Faults.ProgramFails.Add(6))),
            new("a page cannot be erased", "3-0..100", Failed,
                bench => bench.On(device => device.FlashController.Faults.EraseFails.Add(4))),
            new("a byte flips right after it was programmed", "3-0..100", Failed,
                bench => bench.On(device => device.FlashController.Faults.WeakBytes[FlashMap.Base + 0x3123] = 4)),
            new("the firmware reads differently the second time", "3-0..100", Failed,
                bench => bench.When(
                    "stage 3 0", device => device.Card.Faults.ChangeAfterReads(s_firmware, (uint)(ImageStart + s_middle), 1, 0))),
            new("the card is pulled while flash is written", "3-0..100", Failed,
                bench => bench.When("stage 3 0", device => device.Card.Remove())),
            new("a written page loses a bit before it is proved", "4-0..100", Failed,
                bench => bench.When("stage 4 0", device => device.Flash.Flip(FlashMap.Base + 0x5000, 1))),

            // Radio
            new("the radio image cannot be read in the middle", "5-0..99", Refused,
                bench => bench.On(device => device.Card.Faults.FailReads(s_radio, Bench.RadioSize / 2))),
            new("a bit of the radio image is wrong", "5-100", Refused, bench => bench.Flip("radio.bin", Bench.RadioSize / 2)),
            new("FUS refuses to delete", "6-0", Failed,
                bench => bench.On(device => device.Coprocessor.Faults.Refused[Shci.FusFirmwareDelete] = 0x12)),
            new("FUS fails to delete", "6-80", Failed, bench => bench.On(device => device.Coprocessor.Faults.OperationErrors.Enqueue(6))),
            new("the radio image cannot be written", "7-0..100", Failed,
                bench => bench.On(device => device.FlashController.Faults.ProgramFails.Add(240))),
            new("the radio image reads differently the second time", "7-0..100", Failed,
                bench => bench.When("stage 7 0", device => device.Card.Faults.ChangeAfterReads(s_radio, 9000, 1, 0))),
            new("FUS refuses to install", "8-0", Failed,
                bench => bench.On(device => device.Coprocessor.Faults.Refused[Shci.FusFirmwareUpgrade] = 0x12)),
            new("FUS fails to install", "8-80", Failed,
                bench => bench.Recipe(NoRadio).On(device => device.Coprocessor.Faults.OperationErrors.Enqueue(FusState.ImageCorrupt))),
            new("FUS never ends its operation", "9-10", Failed,
                bench => bench.On(device => device.Coprocessor.Faults.OperationsStall = true)),
            new("CPU2 never becomes ready", "9-20", Refused,
                bench => bench.On(device => device.Coprocessor.Faults.StartsWithoutReady = -1)),
            new("FUS reports an error and was asked nothing", "9-30", Refused,
                bench => bench.Recipe(NoRadio).On(
                    device => device.Coprocessor.Faults.ReportedState = (FusState.Error, FusState.ImageNotFound))),
            new("the stack does not hand over to FUS", "9-40", Refused,
                bench => bench.On(device => device.Coprocessor.Faults.StackNeverLeaves = true)),
            new("FUS does not start the stack", "9-50", Failed,
                bench => bench.Recipe(NoRadio).On(device =>
                {
                    device.Coprocessor.Timing.InstallationEndsInStack = false;
                    device.Coprocessor.Faults.Refused[Shci.FusStartWirelessStack] = 0x12;
                })),
            new("the installed stack reports another type", "9-90", Failed,
                bench => bench.On(device => device.Coprocessor.Faults.ReportedType = 1)),

            new("the firmware in flash holds the footer of a radio image", "20-87", Refused, bench =>
            {
                byte[] firmware = StandIn.Firmware(16 * 1024);
                BitConverter.TryWriteBytes(firmware.AsSpan(0x2FFC), 0xD3A12C5Eu);
                bench.Recipe(recipe => recipe with { Firmware = [new DfuElement(FlashMap.Base, firmware)] }).ForGood();
            }),

            // Option bytes
            new("an option byte that must not be written differs", "10-1", Refused,
                bench => bench.On(device => ChangeOption(device, 1, 0xFFFFFFF0)).ForGood()),
            new("the option bytes do not take", "10-0", Failed,
                bench => bench.On(WithWrongBrownOut).On(device => device.FlashController.Faults.OptionWritesDoNotTake = true)),
            new("programming the option bytes fails", "10-0", Failed,
                bench => bench.On(WithWrongBrownOut).On(device => device.FlashController.Faults.OptionProgramFails = true)),
            new("the manifest has a part of the option byte data", "10-16", Refused, bench => bench.Manifest("OB mask", string.Empty)),

            // /int
            new("the backup cannot be written", "11-0..100", Refused,
                bench => bench.When("stage 11 0", device => device.Card.IsReadOnly = true)),
            new("a page of /int does not take what is programmed", "12-0..100", Failed,
                bench => bench.On(device => device.FlashController.Faults.ProgramFails.Add(s_firstIntPage))),
            new("/int cannot be read", "17-10", Refused, bench => bench.On(BreakInt).ForGood()),
            new("/int does not fit behind the new firmware", "17-20", Refused, bench => Firmware(
                bench.Contents(contents => (contents.Radio, contents.OptionBytes) = (null, null)),
                new DfuElement(FlashMap.Base, StandIn.Firmware(8192, 1, StandIn.StorageInFlash)),
                new DfuElement(FlashMap.Base + (213 * 4096), new byte[4096]))),

            // Resources, splash, hand-over
            new("the card fails while resources are written", "13-0..100", Failed,
                bench => bench.When("stage 13 0", device => device.Card.IsReadOnly = true)),
            new("a block of a resource file cannot be written", "13-0..100", Failed, bench => bench.On(device =>
            {
                device.Card.Preload("/apps/tool.fap", [1]);
                device.Card.Faults.FailWrites(Bench.Folder + "/resource.tmp", 100);
            })),
            new("the card is pulled before the resources are opened", "15-0", Refused,
                bench => bench.Package(package => package.Files.Remove("resources.ths"))),
            new("the resources cannot be read", "15-1..89", Refused,
                bench => bench.On(device => device.Card.Faults.FailReads(s_resources, 5121))),
            new("the resource archive is no archive", "15-90", Refused,
                bench => bench.Package(package => package.Files["resources.ths"][5] = 99)),
            new("a resource file differs from the list", "15-92", Refused,
                bench => bench.Package(package => package.Files["resources.ths"] = WithWrongFile())),
            new("a card cannot hold a resource's name", "15-91", Refused, bench => Names(bench, "infrared/Brand Inc.")),
            new("the resources have no list to free a path", "15-93", Refused, bench => Names(bench.On(WithOldFile), "a/b")),
            new("two resources are one name on a card", "15-94", Refused, bench => Names(bench, "apps/a.fap", "apps/A.FAP")),
            new("a resource is a file and a folder", "15-95", Refused, bench => Names(bench, "q", "q/x")),
            new("a file of the user is where a folder must be", "15-96", Refused,
                bench => Names(bench.On(device => device.Card.Preload("/notes", [1])), "notes/x")),
            new("a resource is the running package's manifest", "15-97", Refused, bench => Names(bench, Bench.Folder[1..] + "/update.fuf")),
            new("the resources are compressed by gzip", "15-98", Refused,
                bench => bench.Package(package => package.Files["resources.ths"] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])),
            new("the splash is missing", "18-0", Refused, bench => bench.Package(package => package.Files.Remove("splash.bin"))),
            new("the splash is no slideshow", "18-10", Refused, bench => bench.Package(package => package.Files["splash.bin"][0] ^= 1)),
            new("the splash cannot be written", "18-0..50", Failed,
                bench => bench.Recipe(recipe => recipe with { HasInt = false })
                    .When("stage 13 100", device => device.Card.IsReadOnly = true)),

            // Power and card
            new("the gauge does not answer", "14-0", Refused, bench => bench.On(device => device.Battery.GaugeIsSilent = true)),
            new("the battery is too low", "14-15", Refused,
                bench => bench.Contents(WithoutRadio).Recipe(recipe => recipe with { BatteryPercent = 14 })),
            new("the battery is too low for the radio", "14-30", Refused,
                bench => bench.Recipe(recipe => recipe with { BatteryPercent = 29 })),
            new("the card is write-protected", "16-20", Refused, bench => bench.On(device => device.Card.IsReadOnly = true)),
            new("the card refuses the one byte that is tried", "16-30", Refused,
                bench => bench.On(device => device.Card.Faults.FailWrites(Bench.Folder + "/probe.tmp", 0))),
            new("the card is full", "16-40", Refused,
                bench => bench.On(device => device.Card.Capacity = (device.Card.UsedClusters + 1) * device.Card.ClusterSize)),

            // Checking images
            new("the firmware lies outside flash", "20-10", Refused,
                bench => Firmware(bench, new DfuElement(0x20000000, StandIn.Firmware(4096)))),
            new("the firmware reaches into the radio", "20-20", Refused,
                bench => Firmware(
                    bench.Contents(WithoutRadio),
                    new DfuElement(FlashMap.Base, StandIn.Firmware(4096)),
                    new DfuElement(FlashMap.Base + 0xD6000, new byte[4097]))),
            new("two parts of the firmware overlap", "20-30", Refused,
                bench => Firmware(
                    bench,
                    new DfuElement(FlashMap.Base, StandIn.Firmware(9000)),
                    new DfuElement(FlashMap.Base + 0x1000, new byte[100]))),
            new("the firmware does not begin on a page", "20-40", Refused,
                bench => Firmware(
                    bench,
                    new DfuElement(FlashMap.Base, StandIn.Firmware(4096)),
                    new DfuElement(FlashMap.Base + 0x2008, new byte[100]))),
            new("the firmware's vector table is none", "20-50", Refused,
                bench => Firmware(bench, new DfuElement(FlashMap.Base, new byte[4096]))),
            new("the radio file is no radio image", "20-60", Refused, bench => bench.Replace("radio.bin", StandIn.Firmware(20_000))),
            new("the radio image has another version than the manifest says", "20-65", Refused,
                bench => bench.Manifest("Radio version", "01 14 01 00 02 03")),
            new("the radio image is of another type than the manifest says", "20-67", Refused,
                bench => bench.Manifest("Radio version", "01 14 00 00 02 01")),
            new("the radio address is not a page's", "20-70", Refused, bench => bench.Manifest("Radio address", "04 F0 0E 08")),
            new("the radio address is not right below FUS", "20-75", Refused, bench => bench.Manifest("Radio address", "00 E0 0E 08")),
        ];

        /// <summary>
        /// Codes after which OK alone does not help although the fault is gone: a FUS that hangs in an operation may still be working, so
        /// the user has to switch the power off and on. The advice says so.
        /// </summary>
        public static readonly IReadOnlySet<string> NeedPowerCycle = new HashSet<string> { "9-10" };

        /// <summary>Rows of the catalog that no update on this device model can end with, and why.</summary>
        public static readonly IReadOnlyDictionary<string, string> Unreachable = new Dictionary<string, string>
        {
            ["1-65"] = "the stock loader does not start without its loader file; the doctor reports it",
            ["21-0"] = OwnFault,
            ["21-3"] = OwnFault,
            ["21-5"] = OwnFault,
            ["21-6"] = OwnFault,
            ["21-10"] = OwnFault,
            ["21-11"] = OwnFault,
            ["21-12"] = OwnFault,
            ["21-13"] = OwnFault,
            ["21-14"] = OwnFault,
            ["21-18"] = OwnFault,
            ["21-19"] = OwnFault,
            ["21-20"] = OwnFault,
            ["16-0"] = "without a card the stock loader does not start; the doctor reports it",
            ["17-30"] = "needs an update that was cut before: covered by the retry tests",
            ["19-0"] = "needs the card to fail between the last stage and the reset: covered by the card tests",
            ["20-80"] = "the model has FUS 1.2.0 and images for it only",
            ["20-85"] = "needs a firmware that reaches into the new stack's pages: covered by the preflight's tests",
        };

        private static DeviceRecipe NoRadio(DeviceRecipe recipe) => recipe with { Radio = RadioRecipe.None };

        private static void WithoutRadio(PackageContents contents) => contents.Radio = null;

        private static void Firmware(Bench bench, params DfuElement[] parts) => bench.Replace("firmware.dfu", DfuWriter.Write(parts));

        private static void ChangeOption(VirtualDevice device, int word, uint value)
        {
            uint[] words = [.. Enumerable.Range(0, OptionWord.Count).Select(device.Options.Stored)];
            words[word] = value;
            device.Options.Preload(words);
        }

        private static void WithWrongBrownOut(VirtualDevice device) => ChangeOption(device, 0, device.Options.Stored(0) & ~(7u << 9));

        // The first block's log of both superblocks: the volume is found and does not read.
        private static void BreakInt(VirtualDevice device)
        {
            for (int page = 16; page < 18; page++)
            {
                device.Flash.Flip(FlashMap.Base + (uint)(page * FlashMap.PageSize) + 60, 0xFF);
            }

            // PreUpdate could not save such a volume either.
            device.Card.Preload(Bench.Folder + "/backup.tar", []);
        }

        /// <summary>Gives the package an archive of files without a list.</summary>
        private static Bench Names(Bench bench, params string[] names) => bench.Package(package =>
        {
            TarWriter tar = new();
            foreach (string name in names)
            {
                tar.AddFile(name, [1]);
            }

            package.Files["resources.ths"] = ResourceArchive.Compress(tar.Finish());
        });

        private static void WithOldFile(VirtualDevice device)
        {
            device.Card.Preload("/a", [1]);
            device.Card.Preload("/Manifest", Encoding.ASCII.GetBytes($"V:0\nT:0\nF:{new string('0', 32)}:1:a\n"));
        }

        private static byte[] WithWrongFile()
        {
            ResourceFolder root = new ResourceFolder().Add("a.txt", [1]);
            _ = ResourceArchive.Write(root);
            root.Files["a.txt"] = [2];
            return ResourceArchive.Compress(TarWriter.Write(root));
        }
    }
}
