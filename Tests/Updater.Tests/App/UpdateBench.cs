using System.Text;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.App;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;

namespace FlipperUpdaterNano.Updater.Tests.App
{
    /// <summary>
    /// A virtual Flipper with a package on its card, armed the way the stock firmware arms it, and the updater that runs in its boots.
    /// </summary>
    internal sealed class UpdateBench
    {
        public const string Folder = "/update/test";

        private const int MostBoots = 60;

        public UpdateBench(DeviceSetup? setup = null, byte[]? firmware = null)
        {
            Firmware = firmware ?? OldFirmware;
            Device = VirtualDevice.CreateDefault(setup);
            Device.Flash.Preload(FlashMap.Base, Firmware);
            Device.Images.Add(FlashMap.Base, Firmware);
        }

        public static byte[] OldFirmware { get; } = StandIn.Firmware(200_000, 11);

        /// <summary>The firmware in flash. A test that writes other firmware sets this property.</summary>
        public byte[] Firmware { get; set; }

        public VirtualDevice Device { get; }

        public MockOptions Options { get; } = new();

        public RestState WouldBoot => StockBoot.WouldBoot(Device);

        /// <summary>The reported stages, in order, without repetitions.</summary>
        public List<int> Stages
        {
            get
            {
                List<int> stages = [];
                foreach (string[] words in Device.Console.Lines.Select(line => line.Text.Split(' ')).Where(words => words[0] == "stage"))
                {
                    int stage = int.Parse(words[1]);
                    if (stages.LastOrDefault() != stage)
                    {
                        stages.Add(stage);
                    }
                }

                return stages;
            }
        }

        public string? Error => Device.Console.Lines.LastOrDefault(line => line.Text.StartsWith("error "))?.Text[6..];

        public string? ErrorCode => Error?.Split(' ')[0];

        public bool IsDone => Device.Console.Lines.Any(line => line.Text == "done");

        public string Log => Encoding.UTF8.GetString(Device.Card.Peek(Folder + "/update.log") ?? []);

        public string Transcript =>
            string.Join(
                '\n', Device.Console.Lines.Where(line => !line.Text.StartsWith("overall")).Select(line => $"{line.Boot}: {line.Text}"));

        public static Package Pack(PackageContents contents)
        {
            contents.Info = contents.Info.Length == 0 ? "test" : contents.Info;
            contents.Loader = contents.Loader.Length == 0 ? StandIn.Loader() : contents.Loader;
            return PackageBuilder.Build(contents);
        }

        public UpdateBench With(PackageContents contents) => With(Pack(contents));

        public UpdateBench With(Package package)
        {
            foreach ((string name, byte[] data) in package.Files)
            {
                Device.Card.Preload(Folder + "/" + name, data);
            }

            if (package.Files.TryGetValue(PackageFiles.Firmware, out byte[]? firmware) && DfuLayout.IsDfu(firmware))
            {
                foreach (DfuElement element in DfuLayout.Read(firmware))
                {
                    Device.Images.Add(element.Address, element.Data);
                }
            }

            Arm();
            return this;
        }

        public void Arm()
        {
            Device.Card.Preload("/.fupdate", Encoding.ASCII.GetBytes("/ext" + Folder + "/update.fuf"));
            Device.Backup.BootMode = BootMode.Update;
        }

        /// <summary>
        /// Runs boots while the boot mode starts the updater, until a power loss or a final state that requires user input. After a power
        /// cut the device is switched on first; if its stock code then does not start the updater, the power cut is returned.
        /// </summary>
        public DeviceStoppedException Run()
        {
            if (Device.Stopped is PowerLostException cut && WouldBoot != RestState.Updater)
            {
                return cut;
            }

            for (int boot = 0; boot < MostBoots; boot++)
            {
                DeviceStoppedException stopped = Boot();
                if (stopped is not DeviceResetException || Device.Backup.BootMode != BootMode.Update)
                {
                    return stopped;
                }
            }

            throw new InvalidOperationException($"The device still resets after {MostBoots} boots.\n{Transcript}");
        }

        /// <summary>
        /// Switches the device on after a power cut and continues. If the device is in USB DFU or hangs, a computer first writes firmware.
        /// </summary>
        /// <param name="firmware">The firmware that the computer writes.</param>
        /// <returns>True if the computer had to write firmware.</returns>
        public bool RunAfterCut(byte[] firmware)
        {
            bool needsComputer = WouldBoot is RestState.SystemDfu or RestState.Hang;
            if (needsComputer)
            {
                Device.Flash.Preload(FlashMap.Base, firmware);
            }

            Run();
            return needsComputer;
        }

        public DeviceStoppedException Boot()
        {
            try
            {
                new UpdaterApp(new MockDevice(Device, Options)).Run();
            }
            catch (DeviceStoppedException stopped)
            {
                return stopped;
            }

            throw new InvalidOperationException("The updater returned.");
        }

        /// <summary>Runs an action when a line first appears on the console.</summary>
        public void When(string line, Action action)
        {
            bool done = false;
            Device.Console.Written += written =>
            {
                if (!done && written.Text.StartsWith(line))
                {
                    done = true;
                    action();
                }
            };
        }

        public bool Holds(uint address, byte[] bytes) =>
            Device.Flash.Bytes.Slice((int)(address - FlashMap.Base), bytes.Length).SequenceEqual(bytes);
    }
}
