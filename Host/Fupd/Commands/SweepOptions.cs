using System.CommandLine;
using System.Globalization;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Sweeps;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>The options of <c>fupd sweep</c>.</summary>
    internal sealed class SweepOptions
    {
        private const int MostJobs = 1024;

        public SweepOptions()
        {
            On.AcceptOnlyFromAmong(Engine.Mock, Engine.Chip);
            Registers.AcceptOnlyFromAmong(RegistersKept, RegistersLost);
            By.AcceptOnlyFromAmong([.. Enum.GetNames<StopKind>().Select(name => name.ToLowerInvariant())]);
        }

        /// <summary>The backup registers survive a cut.</summary>
        public const string RegistersKept = "kept";

        /// <summary>A cut clears the backup registers.</summary>
        public const string RegistersLost = "lost";

        public Argument<string?> Package { get; } = new("PACKAGE")
        {
            Description = "Package folder, its update.fuf, or a .tgz, .tar.gz or .tar archive.",
            Arity = ArgumentArity.ZeroOrOne,
        };

        public Option<string?> Device { get; } = new("--device")
        {
            Description = "The device folder, which is not changed.",
            HelpName = "DEVICE",
        };

        public Option<string> On { get; } = new("--on")
        {
            Description = "Engine that runs the updater: mock is .NET over a mocked HAL, chip is the emulated STM32WB55.",
            HelpName = "mock|chip",
            DefaultValueFactory = _ => Engine.Mock,
        };

        public Option<string?> Loader { get; } = new("--loader")
        {
            Description = "Use this loader image instead of the package's own.",
            HelpName = "FILE",
        };

        public Option<int> Every { get; } = new("--every")
        {
            Description = "Cut only at every Nth operation.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };

        public Option<string> Modes { get; } = new("--modes")
        {
            Description = "Positions of the cuts: before, torn (or torn/N for another torn result) and after.",
            HelpName = "MODE,...",
            DefaultValueFactory = _ => "before,torn,after",
        };

        public Option<int> Cuts { get; } = new("--cuts")
        {
            Description = "Number of cuts per run: 1 or 2; the second cut is made after the next power-on.",
            HelpName = "1|2",
            DefaultValueFactory = _ => 1,
        };

        public Option<string> Registers { get; } = new("--registers")
        {
            Description = "Whether a cut preserves the backup registers, as a battery does, or clears them.",
            HelpName = "kept|lost",
            DefaultValueFactory = _ => RegistersKept,
        };

        public Option<string> By { get; } = new("--by")
        {
            Description = "Disturbance: power cut, chip reset, or card removal (the card is reinserted when the updater asks for it).",
            HelpName = "power|reset|card",
            DefaultValueFactory = _ => "power",
        };

        public Option<string?> CardFree { get; } = CreateCardFree();

        public Option<string> Shard { get; } = new("--shard")
        {
            Description = "Run only shard I of N, where I starts at 0.",
            HelpName = "I/N",
            DefaultValueFactory = _ => "0/1",
        };

        public Option<int> Jobs { get; } = new("--jobs")
        {
            Description = "Number of parallel runs; default: one per core.",
            HelpName = "J",
        };

        public Option<string?> Jsonl { get; } = new("--jsonl") { Description = "Write each run as one line of JSON.", HelpName = "FILE" };

        public Option<string?> Html { get; } = new("--html") { Description = "Write an HTML map of the outcomes.", HelpName = "FILE" };

        public Option<string[]> Merge { get; } = new("--merge")
        {
            Description = "Merge result files written by --jsonl, instead of running anything.",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
        };

        /// <summary>Creates the option for the free space on the card.</summary>
        public static Option<string?> CreateCardFree() => new("--card-free")
        {
            Description = "Number of free clusters on the card at power-on, or least: the smallest number that doctor accepts.",
            HelpName = "CLUSTERS|least",
        };

        /// <summary>Rejects options that affect only how updates are run, because <c>--merge</c> runs none.</summary>
        /// <param name="result">The parsed command line, which contains <c>--merge</c>.</param>
        /// <exception cref="InputException">An option that affects only how updates are run was given.</exception>
        public void RefuseForMerge(ParseResult result)
        {
            if (result.GetValue(Package) is { } package)
            {
                throw new InputException($"{package}: --merge combines results and runs nothing; omit the package");
            }

            Option[] playing = [Device, On, Loader, Every, Modes, Cuts, Registers, By, CardFree, Shard, Jobs];
            if (playing.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } unused)
            {
                throw new InputException($"{unused.Name}: --merge combines results and runs nothing; omit it");
            }
        }

        /// <summary>Reads the requested cuts.</summary>
        /// <exception cref="InputException">A value is out of range, or two options contradict each other.</exception>
        public SweepPlan Plan(ParseResult result)
        {
            (int shard, int shards) = ShardOf(result.GetValue(Shard)!);
            SweepPlan plan = new()
            {
                Every = AtLeastOne(result.GetValue(Every), "--every", "cut at every Nth operation"),
                Modes = SweepMode.Parse(result.GetValue(Modes)!),
                Cuts = result.GetValue(Cuts),
                LosesRegisters = result.GetValue(Registers) == RegistersLost,
                By = Enum.Parse<StopKind>(result.GetValue(By)!, true),
                Shard = shard,
                Shards = shards,
            };
            if (plan.Cuts is not (1 or 2))
            {
                throw new InputException($"--cuts {plan.Cuts}: give 1 or 2 cuts per run");
            }

            if (plan.By != StopKind.Power && plan.LosesRegisters)
            {
                throw new InputException("--registers lost: only a power cut clears the registers; omit --by");
            }

            return plan.By != StopKind.Card || plan.Cuts == 1
                ? plan
                : throw new InputException("--cuts 2: with --by card, each run has only one disturbance; omit --cuts");
        }

        /// <summary>Reads the number of parallel runs.</summary>
        /// <exception cref="InputException">The value is not a positive number.</exception>
        public int JobsOf(ParseResult result) => result.GetResult(Jobs) == null
            ? Environment.ProcessorCount
            : result.GetValue(Jobs) is var jobs && jobs <= MostJobs
            ? AtLeastOne(jobs, "--jobs", "parallel runs")
            : throw new InputException($"--jobs {jobs}: give at most {MostJobs} parallel runs");

        private static int AtLeastOne(int value, string option, string what) =>
            value >= 1 ? value : throw new InputException($"{option} {value}: give a number of 1 or more ({what})");

        private static (int Shard, int Shards) ShardOf(string text)
        {
            string[] parts = text.Split('/');
            return parts.Length == 2
                && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int shard)
                && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int shards)
                && shard < shards
                ? (shard, shards)
                : throw new InputException($"--shard {text}: give I/N with I from 0 to N-1, such as 0/4 for the first of four");
        }
    }
}
