using System.Text;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Demo;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using Crc32 = FlipperUpdaterNano.Packaging.Crc32;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>A small full package and a matching device, which tests modify before the update runs.</summary>
    public sealed class Bench
    {
        public const int FirmwareSize = SmallPackage.FirmwareSize;
        public const int RadioSize = SmallPackage.RadioSize;
        private readonly string _engine;
        private readonly PackageContents _contents = MakeContents();
        private readonly List<Action<Package>> _packageChanges = [];
        private readonly List<Action<VirtualDevice>> _deviceChanges = [];
        private DeviceRecipe _recipe = new();
        private Package? _prebuilt;
        private long? _firmwareTime;

        private static readonly Lazy<byte[]> s_ownLoader = new(() => LoaderImage.Build());

        public Bench(string engine)
        {
            _engine = engine;
            if (engine == Engine.Chip)
            {
                WithOwnLoader();
            }
        }

        /// <summary>Gets the firmware of the package.</summary>
        public byte[] Firmware => _contents.Firmware!;

        /// <summary>Gets the package folder on the card.</summary>
        public static string Folder => "/update/scenario";

        /// <summary>Gets the device after the run.</summary>
        public VirtualDevice Device { get; private set; } = null!;

        internal static PackageContents MakeContents() => SmallPackage.Contents();

        /// <summary>Adds the loader image of this checkout to the package; only the emulator executes this image.</summary>
        public Bench WithOwnLoader()
        {
            _contents.Loader = s_ownLoader.Value;
            return this;
        }

        public Bench Contents(Action<PackageContents> change)
        {
            change(_contents);
            return this;
        }

        /// <summary>
        /// Omits the radio image and its option bytes, which account for five of the seven boots.
        /// </summary>
        public Bench WithoutRadio() => Contents(contents =>
        {
            contents.Radio = null;
            contents.RadioType = 0;
            contents.OptionBytes = null;
        });

        internal Bench Recipe(Func<DeviceRecipe, DeviceRecipe> change)
        {
            _recipe = change(_recipe);
            return this;
        }

        /// <summary>Changes the finished package.</summary>
        public Bench Package(Action<Package> change)
        {
            _packageChanges.Add(change);
            return this;
        }

        /// <summary>Replaces the value of a key in the manifest.</summary>
        public Bench Manifest(string key, string value) => Package(package =>
        {
            string[] lines = Encoding.UTF8.GetString(package.Files["update.fuf"]).Split('\n');
            int line = Array.FindIndex(lines, text => text.StartsWith(key + ": "));
            lines[line] = $"{key}: {value}";
            package.Files["update.fuf"] = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        });

        /// <summary>Flips bits in a package file.</summary>
        public Bench Flip(string file, int offset, byte mask = 1) => Package(package => package.Files[file][offset] ^= mask);

        /// <summary>Replaces a package file, and its CRC if the manifest contains one.</summary>
        public Bench Replace(string file, byte[] data)
        {
            string crc = string.Join(' ', BitConverter.GetBytes(Crc32.Compute(data)).Select(value => value.ToString("X2")));
            Package(package => package.Files[file] = data);
            return file switch
            {
                "radio.bin" => Manifest("Radio CRC", crc),
                "updater.bin" => Manifest("Loader CRC", crc),
                "resume.bin" => Manifest("Resume CRC", crc),
                _ => this,
            };
        }

        /// <summary>Changes the device before power-on, with the package already on its card.</summary>
        public Bench On(Action<VirtualDevice> change)
        {
            _deviceChanges.Add(change);
            return this;
        }

        /// <summary>Runs an action on the device when the updater first prints a given line.</summary>
        public Bench When(string line, Action<VirtualDevice> act) => On(device =>
        {
            bool done = false;
            device.Console.Written += written =>
            {
                if (!done && written.Text == line)
                {
                    done = true;
                    act(device);
                }
            };
        });

        /// <summary>Executes the code in flash from reset, as <c>--firmware-runs</c> does.</summary>
        /// <param name="time">Time limit of a boot from flash, in nanoseconds.</param>
        public Bench FirmwareRuns(long time)
        {
            _firmwareTime = time;
            return this;
        }

        /// <summary>Installs an existing package instead of building one.</summary>
        public Bench Prebuilt(Package package)
        {
            _prebuilt = package;
            return this;
        }

        /// <summary>Builds the package and the device, and runs the update.</summary>
        internal RunReport Play(int retries = 0)
        {
            return Install(retries).Run(new CommandOutput(TextWriter.Null, TextWriter.Null, null, true), false);
        }

        /// <summary>Builds the package and an armed device that is switched off.</summary>
        internal VirtualDevice Arm()
        {
            _ = Install(0).Prepare();
            return Device;
        }

        private Installation Install(int retries)
        {
            Package package = _prebuilt ?? PackageBuilder.Build(_contents);
            package.Name = "scenario";
            _packageChanges.ForEach(change => change(package));
            Device = DeviceMaker.Make(_recipe);
            IUpdaterEngine engine = Engine.Of(_engine);
            if (engine is EmulatorEngine chip)
            {
                chip.FirmwareTime = _firmwareTime;
            }

            return new Installation(Device, package, engine)
            {
                Retries = retries,
                BeforeSwitchOn = device => _deviceChanges.ForEach(change => change(device)),
            };
        }

        /// <summary>Power-cycles the device after <see cref="Play"/>.</summary>
        internal RunReport SwitchOnAgain() => new DeviceRun(Device, Engine.Of(_engine)).Play();
    }
}
