using System.Globalization;
using FlipperUpdaterNano.Fupd.Demo;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Disturbances;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Scenarios;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Studio;
using FlipperUpdaterNano.Studio.Session;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;

namespace FlipperUpdaterNano.Fupd.Studio
{
    /// <summary>The scenarios of the studio: the built-in ones, the user's own, and the scenario files of the checkout.</summary>
    internal sealed class StudioCatalog
    {
        /// <summary>Id of the scenario with which the studio starts.</summary>
        public const string First = "complete";

        /// <summary>Id of the scenario that uses the user's package, the user's device, or both.</summary>
        public const string Own = "own";

        private const string Updates = "Updates";
        private const string Incidents = "Incidents";

        private readonly Dictionary<string, StudioScenario> _scenarios = [];
        private readonly List<ScenarioTitle> _titles = [];

        /// <summary>Collects the scenarios.</summary>
        /// <param name="package">The user's package, or <see langword="null"/> if none is given.</param>
        /// <param name="device">Folder of the user's device, or <see langword="null"/> if none is given.</param>
        /// <exception cref="InputException">A scenario file cannot be read.</exception>
        public StudioCatalog(Package? package, string? device)
        {
            if (package != null || device != null)
            {
                string title = package == null ? "Your device as it is" : $"Your package {package.Name}";
                Add(Own, title, "Yours", (engine, _, updater, _) => PrepareOwn(package, device, Engine.Of(engine, updater)));
            }

            AddDemo(First, "A complete update: firmware, radio, option bytes, resources, splash", DemoSize.Ordinary);
            AddDemo("small", "A complete update with a small package", DemoSize.Small);
            AddDemo("release", "A release: 832 KB of firmware, a radio stack, 937 resource files", DemoSize.Release);
            AddDemo("point", "A point release: 300 resource files changed, 40 removed, 30 new", DemoSize.Point);
            AddIncident("radio", "The radio stack is replaced: FUS restarts the device", ["radio.extra-resets:1"], null);
            AddIncident(
                "waiting-for-card", "The card is pulled during the checks; the updater waits for it", ["card.pull@stage:2-50"], null);
            AddIncident("power-loss", "The power is cut while the flash is being written; the update resumes", [], "stage:3-50");
            AddIncident("power-loss-radio", "The power is cut while FUS is working; the update resumes", [], "stage:8");
            AddIncident(
                "way-back", "A resource cannot be written while the stub is armed: BACK offers a rollback",
                ["card.write:/ext/apps/tool.fap+0@stage:13"], null);
            AddFiles();
        }

        /// <summary>Gets the entries of the scenario picker, in display order.</summary>
        public IReadOnlyList<ScenarioTitle> Titles => _titles;

        /// <summary>Creates the device and the package, and arms the device.</summary>
        /// <param name="id">Id of the scenario.</param>
        /// <param name="engine"><c>mock</c> or <c>chip</c>.</param>
        /// <param name="image">Returns the loader image, or <see langword="null"/> for the package's own.</param>
        /// <param name="updater">The updater that the mock runs, or <see langword="null"/> for the one built from the checkout.</param>
        /// <param name="seed">Selects among the undefined results of the operations that the scenario's power cuts tear.</param>
        /// <returns>The device, which is switched off, with its engine.</returns>
        /// <exception cref="StudioException">There is no such scenario.</exception>
        public DeviceRun Prepare(string id, string engine, Func<byte[]>? image, Action<IDevice>? updater, int seed) =>
            _scenarios.TryGetValue(id, out StudioScenario? prepare)
                ? prepare(engine, image, updater, seed)
                : throw new StudioException($"there is no scenario '{id}'");

        private static DeviceRun PrepareOwn(Package? package, string? folder, IUpdaterEngine engine)
        {
            VirtualDevice device = folder == null ? DeviceMaker.Make(new DeviceRecipe()) : DeviceStore.Load(folder);
            if (package != null)
            {
                return new Installation(device, package, engine).Prepare();
            }

            DeviceRun run = new(device, engine);
            run.Expect(ArmedPackage.Find(device));
            return run;
        }

        private void Add(string id, string title, string group, StudioScenario prepare)
        {
            _titles.Add(new ScenarioTitle(id, title, group));
            _scenarios.Add(id, prepare);
        }

        private void AddDemo(string id, string title, DemoSize size) => Add(id, title, Updates, (engine, image, updater, _) =>
            new Installation(DemoDevice.Make(size), MakePackage(image, size), Engine.Of(engine, updater)).Prepare());

        // The package contains the resume stub, like all packages of this project.
        private static Package MakePackage(Func<byte[]>? image, DemoSize size)
        {
            byte[]? loader = image?.Invoke();
            byte[]? stub = loader == null ? StandIn.Stub() : LoaderImage.StubOf(LoaderImage.DefaultBoard);
            return DemoPackage.Make(loader ?? StandIn.Loader(), size, stub);
        }

        // Faults are parsed again for each run, because a fault object can be used only once.
        private void AddIncident(string id, string title, string[] faults, string? cut) => Add(
            id, title, Incidents, (engine, image, updater, seed) =>
            {
                DemoSize size = DemoSize.Small;
                Installation installation = new(DemoDevice.Make(size), MakePackage(image, size), Engine.Of(engine, updater))
                {
                    Disturbances = new RunDisturbances
                    {
                        Faults = [.. faults.Select(Fault.Parse)],
                        MomentCuts = cut == null ? [] : [new CutAtMoment(RunMoment.Parse(cut)!, seed)],
                    },
                };
                return installation.Prepare();
            });

        private void AddFiles()
        {
            string? folder = Checkout.Root == null ? null : Checkout.Of("Tests", "Data", "scenarios");
            if (!Directory.Exists(folder))
            {
                return;
            }

            foreach (string file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
            {
                string id = Path.GetFileNameWithoutExtension(file);
                bool isError = char.IsDigit(id[0]);
                string title = Scenario.Read(file).Name;
                Add(id, isError ? $"{CodeOf(id)} {title}" : title, isError ? "Errors" : "Devices and cards", (engine, image, updater, _) =>
                    Scenario.Read(file).Prepare(engine, image?.Invoke(), updater: updater).Run);
            }
        }

        // The name of a scenario file begins with stage and progress, for example 03-0to100.
        private static string CodeOf(string id)
        {
            string[] parts = id.Split('-', 3);
            return $"[{int.Parse(parts[0], CultureInfo.InvariantCulture)}-{parts[1].Replace("to", "..", StringComparison.Ordinal)}]";
        }
    }
}
