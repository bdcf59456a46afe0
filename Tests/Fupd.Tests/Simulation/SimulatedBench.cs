using FlipperUpdaterNano.Fupd.Demo;
using FlipperUpdaterNano.Fupd.Simulation;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.SimulatedDevice;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Simulation
{
    /// <summary>A device that runs firmware 1.0.0 and is connected to a port, and a package with firmware 1.1.0.</summary>
    internal sealed class SimulatedBench : IDisposable
    {
        public const string OldVersion = "1.0.0";
        public const string NewVersion = "1.1.0";
        private readonly CancellationTokenSource _end = new();
        private readonly TemporaryFolder _folder = new();
        private SimulatedFirmware? _firmware;
        private Task<string?>? _run;

        public SimulatedBench(bool hasOwnLoader = true, bool runsNew = false)
        {
            PackageContents contents = SmallPackage.Contents();
            contents.Info = NewVersion;
            contents.Radio = null;
            contents.OptionBytes = null;
            contents.Firmware = VersionedFirmware.Make("bbbb2222", NewVersion, 8);
            if (hasOwnLoader)
            {
                contents.Loader = [.. contents.Loader, .. "FlipperUpdaterNano 1.0.0\0"u8];
            }

            PackageBuilder.WriteFolder(PackageBuilder.Build(contents), Package);
            File.WriteAllBytes(_folder["old.bin"], runsNew ? contents.Firmware : VersionedFirmware.Make("aaaa1111", OldVersion, 7));
            Cli.Expect(0, "device", "create", Device, "--firmware", _folder["old.bin"]);
        }

        public string this[string name] => _folder[name];

        public string Package => _folder["package"];

        public string Device => _folder["device"];

        public string Port => _folder["port"];

        public string Card => Path.Combine(Device, "sd");

        public string PackageOnCard => Path.Combine(Card, "update", "package");

        public List<string> Events { get; } = [];

        /// <summary>Connects the device to its port.</summary>
        public void Start(params string[] traps)
        {
            _firmware = new SimulatedFirmware(Device);
            SimulatedFlipper flipper = new(_firmware, Card, _firmware.Card, Traps.Parse(traps), Port, Tell);
            _run = Task.Run(() => flipper.Run(_end.Token));
            Until(() => File.Exists(Port));
        }

        /// <summary>Waits until the device has closed its port permanently.</summary>
        public string? Ending() => _run!.Wait(TimeSpan.FromSeconds(60)) ? _run.Result : throw new TimeoutException();

        public static void Until(Func<bool> condition)
        {
            for (int tries = 0; !condition(); tries++)
            {
                Assert.True(tries < 6000, "waited for a minute");
                Thread.Sleep(10);
            }
        }

        public bool Saw(string text)
        {
            lock (Events)
            {
                return Events.Exists(line => line.Contains(text, StringComparison.Ordinal));
            }
        }

        public void Dispose()
        {
            _end.Cancel();
            _run?.Wait(TimeSpan.FromSeconds(60));
            _firmware?.Dispose();
            _end.Dispose();
            _folder.Dispose();
        }

        private void Tell(string line)
        {
            lock (Events)
            {
                Events.Add(line);
            }
        }
    }
}
