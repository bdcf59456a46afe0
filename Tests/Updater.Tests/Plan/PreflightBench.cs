using System.Text;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.Tests.Formats.LittleFs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Options;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>
    /// A virtual Flipper with firmware and /int, and a valid full package on its card. Each test breaks one part of the package.
    /// </summary>
    internal sealed class PreflightBench : IStageProgress
    {
        public const string Folder = "/update/test/";

        private static SortedDictionary<string, byte[]>? s_unchanged;

        private readonly List<(Stage Stage, int Progress)> _reports = [];

        public PreflightBench(Action<PackageContents>? change = null, DeviceSetup? setup = null)
        {
            Device = VirtualDevice.CreateDefault(setup);
            Device.Flash.Preload(0x08000000, StandIn.Firmware(90_000, 1));
            PackageContents contents = new()
            {
                Info = "test 1.0",
                Loader = StandIn.Loader(),
                Firmware = StandIn.Firmware(100_000, 2),
                Radio = RadioImageMaker.Make(1, 20, 0),
                RadioType = 3,
                Resources = new ResourceFolder()
                    .Add("apps/tool.fap", new byte[9000])
                    .Add("apps/data/list.txt", [1, 2, 3])
                    .Add("readme.txt", [4]),
                OptionBytes = OptionByteData.Parse(OptionByteData.StockText),
                Splash = StandIn.Splash(),
            };
            change?.Invoke(contents);
            Files = Build(contents, change == null);
        }

        public VirtualDevice Device { get; }

        public SortedDictionary<string, byte[]> Files { get; }

        public MockOptions Options { get; } = new();

        public IReadOnlyList<(Stage Stage, int Progress)> Reports => _reports;

        public List<string> Notes { get; } = [];

        public string Manifest
        {
            get => Encoding.UTF8.GetString(Files["update.fuf"]);
            set => Files["update.fuf"] = Encoding.UTF8.GetBytes(value);
        }

        /// <summary>Writes a littlefs volume into flash, from the given page up to the secure start.</summary>
        public PreflightBench WithInternalStorage(int page, string image = "settings-20001")
        {
            byte[] bytes = StoredImage.Read(image);
            Device.Flash.Preload(0x08000000 + (uint)(page * 4096), bytes);
            return this;
        }

        /// <summary>Writes the package and the pointer file to the card.</summary>
        public PreflightBench Place()
        {
            foreach ((string name, byte[] data) in Files)
            {
                Device.Card.Preload(Folder + name, data);
            }

            Device.Card.Preload("/.fupdate", Encoding.ASCII.GetBytes("/ext" + Folder + "update.fuf"));
            return this;
        }

        public IDevice Boot()
        {
            MockDevice device = new(Device, Options);
            Assert.Equal(CardStatus.Ok, device.Card.IsPresent ? device.Card.Mount() : CardStatus.Ok);
            return device;
        }

        public PreparedUpdate Prepare()
        {
            return Preflight.Run(Boot(), this, false);
        }

        public Finding[] Examine(out PreparedUpdate? update)
        {
            Findings findings = new(false);
            update = Preflight.Examine(Boot(), this, findings, "/ext" + Folder + "update.fuf");

            // Omits the informational finding about source and target of the settings, which every package that restores /int causes.
            return
            [
                .. findings.ToArray()
                    .Where(finding => (finding.Stage, finding.Severity) != (Stage.InternalStorageCheck, FindingSeverity.Info)),
            ];
        }

        /// <summary>
        /// Asserts that the device refuses the package with the given code and changes nothing, and that the doctor finds the same error.
        /// </summary>
        public void Refuses(string code, string words)
        {
            Place();
            byte[] flash = Device.Flash.Bytes.ToArray();
            byte[] options = Device.Options.Area.ToArray();

            UpdateException e = Assert.Throws<UpdateException>(() => Prepare());

            Assert.Equal(code, StageCatalog.Code((int)e.Stage, e.Progress));
            Assert.Contains(words, e.Message);
            Assert.NotNull(StageCatalog.Find((int)e.Stage, e.Progress));
            Assert.Equal(flash, Device.Flash.Bytes.ToArray());
            Assert.Equal(options, Device.Options.Area.ToArray());
            Device.SwitchOff();
            Finding found = Assert.Single(
                Examine(out PreparedUpdate? update), finding => finding.Severity == FindingSeverity.Error && finding.Code == code);
            Assert.Contains(words, found.Text);
            Assert.Null(update?.Plan);
        }

        // The unmodified package is built once; some tests need it thousands of times.
        private static SortedDictionary<string, byte[]> Build(PackageContents contents, bool unchanged)
        {
            if (!unchanged)
            {
                return PackageBuilder.Build(contents).Files;
            }

            s_unchanged ??= PackageBuilder.Build(contents).Files;
            SortedDictionary<string, byte[]> copy = new(StringComparer.Ordinal);
            foreach ((string name, byte[] data) in s_unchanged)
            {
                copy[name] = (byte[])data.Clone();
            }

            return copy;
        }

        public void Report(Stage stage, int progress)
        {
            Assert.InRange(progress, 0, 100);
            Assert.NotEmpty(StageCatalog.Label((int)stage));
            _reports.Add((stage, progress));
        }

        public void Note(string line) => Notes.Add(line);
    }
}
