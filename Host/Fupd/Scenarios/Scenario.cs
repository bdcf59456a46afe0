using FlipperUpdaterNano.Fupd.Commands;
using FlipperUpdaterNano.Fupd.Disturbances;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.Fupd.Scenarios
{
    /// <summary>A scenario file: package, device, disturbances and expected end.</summary>
    internal sealed class Scenario
    {
        private readonly JsonFields _fields;
        private readonly ScenarioPackage _package;
        private readonly ScenarioDevice _device;
        private readonly IReadOnlyList<string> _faults;
        private readonly IReadOnlyList<string> _presses;
        private readonly IReadOnlyList<CutPoint> _cuts;
        private readonly bool _losesRegisters;
        private readonly bool _staysOff;
        private readonly int _retries;

        private Scenario(JsonFields fields, string folder)
        {
            _fields = fields;
            Name = fields.Text("name") ?? throw fields.Wrong("name", "is missing; give one sentence");
            _package = fields.Make("package", () => ScenarioPackage.Read(fields.Object("package"), folder));
            _device = fields.Make("device", () => ScenarioDevice.Read(fields.Object("device"), folder));
            _faults = fields.Texts("faults");
            _presses = fields.Texts("presses");
            _cuts = fields.Make("cuts", () => RunDisturbances.ParseCuts(fields.Texts("cuts")));
            _losesRegisters = fields.Choice("registers", SweepOptions.RegistersKept, SweepOptions.RegistersLost)
                == SweepOptions.RegistersLost;
            _staysOff = fields.Flag("stayOff");
            if (_cuts.Count == 0 && (_staysOff || _losesRegisters))
            {
                throw fields.Wrong(_staysOff ? "stayOff" : "registers", "there is no power cut; give cuts");
            }

            _retries = fields.Number("retries", 1000) ?? 0;
            Expected = ScenarioExpectation.Read(fields.Object("expect"));
            IsLasting = fields.Flag("lasting");
            fields.End();
            _ = Disturbances();
        }

        /// <summary>Gets the one-sentence description.</summary>
        public string Name { get; }

        /// <summary>Gets the expected end.</summary>
        public ScenarioExpectation Expected { get; }

        /// <summary>Gets a value indicating whether the fault is permanent, which means that no retry can succeed.</summary>
        public bool IsIncurable => IsLasting || _package.IsChanged;

        private bool IsLasting { get; }

        /// <summary>Reads a scenario file.</summary>
        /// <exception cref="InputException">The file cannot be read, or contains an unknown key or an invalid value.</exception>
        public static Scenario Read(string path)
        {
            byte[] text = Inputs.File(path, "scenario");
            return new Scenario(
                JsonFields.Parse(path, System.Text.Encoding.UTF8.GetString(text)), Path.GetDirectoryName(Path.GetFullPath(path))!);
        }

        /// <summary>Creates the device and the package, and arms the device.</summary>
        /// <param name="engine"><c>mock</c> or <c>chip</c>.</param>
        /// <param name="loader">The loader image, or <see langword="null"/> for the package's own.</param>
        /// <param name="retries">Number of OK presses in addition to those in the scenario.</param>
        /// <param name="beforeSwitchOn">Called with the armed device before power-on.</param>
        /// <param name="updater">The updater for the mock, or <see langword="null"/> for the one built from the checkout.</param>
        /// <returns>The device, which is switched off, with its engine.</returns>
        /// <exception cref="InputException">
        /// The package or the device cannot be created; the message names the file and the key.
        /// </exception>
        public (VirtualDevice Device, DeviceRun Run) Prepare(
            string engine, byte[]? loader, int retries = 0, Action<VirtualDevice>? beforeSwitchOn = null, Action<IDevice>? updater = null)
        {
            Package package = _fields.Make("package", () => _package.Make(loader));
            VirtualDevice device = _fields.Make("device", _device.Make);
            Installation installation = new(device, package, Engine.Of(engine, updater))
            {
                Disturbances = Disturbances(),
                Retries = _retries + retries,
                BeforeSwitchOn = armed =>
                {
                    _device.PlaceFiles(armed.Card, $"/update/{package.Name}");
                    beforeSwitchOn?.Invoke(armed);
                },
            };
            return (device, _fields.Make("package", installation.Prepare));
        }

        // The disturbances are created for each run, because a fault object can be used only once.
        private RunDisturbances Disturbances() => new()
        {
            Cuts = _cuts,
            LosesRegisters = _losesRegisters,
            StaysOff = _staysOff,
            Faults = _fields.Make("faults", () => _faults.Select(Fault.Parse).ToList()),
            Presses = _fields.Make("presses", () => _presses.Select(KeyPress.Parse).ToList()),
        };
    }
}
