using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Fupd.Disturbances;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Studio.Session;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;

namespace FlipperUpdaterNano.Fupd.Studio
{
    /// <summary>
    /// The device of a run in the studio, with its engine and disturbances. The machine can be copied only while no boot is running.
    /// </summary>
    internal sealed class StudioMachine
    {
        private readonly VirtualDevice _device;
        private readonly IUpdaterEngine _engine;
        private readonly string _packageFolder;
        private readonly string? _logPath;
        private readonly int _seed;
        private RunDisturbances _disturbances;

        /// <summary>Schedules the disturbances of a run.</summary>
        /// <param name="run">The run, prepared but not yet started.</param>
        /// <param name="seed">Selects among the undefined results of the operations that the run's power cuts tear.</param>
        public StudioMachine(DeviceRun run, int seed)
            : this(run.Device, run.Engine, run.Disturbances, run.PackageFolder, run.LogPath?["/ext".Length..], seed)
        {
            run.Arrange();
        }

        private StudioMachine(
            VirtualDevice device, IUpdaterEngine engine, RunDisturbances disturbances, string packageFolder, string? logPath, int seed)
        {
            _device = device;
            _engine = engine;
            _disturbances = disturbances;
            _packageFolder = packageFolder;
            _logPath = logPath;
            _seed = seed;
        }

        /// <summary>Gets the studio's view of the device, its engine, its cuts and its fault injector.</summary>
        public StudioDevice Made => new(_device, _engine, spec => _ = StudioHost.Guarded(() => Inject(spec)))
        {
            Cuts = [.. _disturbances.Cuts.Select(cut => cut.WithSeed(_seed))],
            Seed = _seed,
            LosesRegisters = _disturbances.LosesRegisters,
            EngineViolations = () => Engine.ViolationsOf(_engine, _device, false),
            PeekCard = _engine is EmulatorEngine chip ? chip.PeekCard : null,
            LogPath = _logPath,
            Copy = Copy,
            CopySize = FlashMap.Size + FlashMap.DoubleWords + (_engine is EmulatorEngine ? CardBytes : 0),
        };

        private long CardBytes => _device.Card.UsedClusters * _device.Card.ClusterSize;

        // A pending key press that is not part of the disturbances cannot be copied.
        private StudioDevice? Copy(Action<IDevice>? updater)
        {
            if (_device.Buttons.Planned != _disturbances.Timed)
            {
                return null;
            }

            VirtualDevice copy = _device.CopyWithRun();
            IUpdaterEngine engine = _engine is EmulatorEngine chip ? chip.CopyWithRun(copy) : Engine.Of(Engine.Mock, updater);
            return new StudioMachine(copy, engine, _disturbances.CopyFor(copy), _packageFolder, _logPath, _seed).Made;
        }

        private Fault Inject(string spec)
        {
            Fault fault = Fault.Parse(spec);
            fault.Arrange(_device, _packageFolder, _engine is EmulatorEngine);
            _disturbances = _disturbances with { Faults = [.. _disturbances.Faults, fault] };
            return fault;
        }
    }
}
