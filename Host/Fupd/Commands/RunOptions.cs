using System.CommandLine;
using FlipperUpdaterNano.Fupd.Runs;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>Options of the commands that run a device.</summary>
    internal sealed class RunOptions
    {
        private const int MostRetries = 1000;

        /// <summary>Gets the options for power cuts, faults and key presses.</summary>
        public DisturbanceOptions Disturbances { get; } = new();

        /// <summary>Gets the options for saving a snapshot and for continuing from one.</summary>
        public SnapshotOptions Snapshots { get; } = new();

        public Option<string?> Loader { get; } = new("--loader")
        {
            Description = "Use this loader image instead of the package's own.",
            HelpName = "FILE",
        };

        public RunOptions() => On.AcceptOnlyFromAmong(Engine.Mock, Engine.Chip);

        public Option<string> On { get; } = new("--on")
        {
            Description = "Engine that runs the updater: mock is .NET over a mocked HAL, chip is the emulated STM32WB55.",
            HelpName = "mock|chip",
            DefaultValueFactory = _ => Engine.Mock,
        };

        public Option<string?> Screens { get; } = new("--screens")
        {
            Description = "Folder in which each distinct screen is saved as a PNG file.",
            HelpName = "DIR",
        };

        public Option<string?> Gdb { get; } = new("--gdb")
        {
            Description = "Wait for a debugger on this local TCP port and run under it (chip only); 0 selects a free port.",
            HelpName = "PORT",
        };

        public Option<string?> Profile { get; } = new("--profile")
        {
            Description = "Write the instruction count of each function and managed method to this file (chip only).",
            HelpName = "FILE",
        };

        public Option<string?> ProfileStacks { get; } = new("--profile-stacks")
        {
            Description = "Write the instruction count of each managed call stack to this file, in the collapsed format of flame "
                + "graphs (chip only).",
            HelpName = "FILE",
        };

        public Option<bool> FirmwareRuns { get; } = new("--firmware-runs")
        {
            Description = "Execute the code in flash from reset onwards, instead of the stand-in for the stock firmware (chip only).",
        };

        public Option<string?> For { get; } = new("--for")
        {
            Description = "With --firmware-runs: end each boot of the code in flash after this many seconds of device time; default: 10.",
            HelpName = "SECONDS",
        };

        public Option<string?> Symbols { get; } = new("--symbols")
        {
            Description = "With --firmware-runs: ELF file from which reports take the firmware's function names.",
            HelpName = "ELF",
        };

        public Option<int> Retry { get; } = new("--retry") { Description = "Number of times to press OK after an error.", HelpName = "N" };

        /// <summary>Adds the options for executing the firmware itself; only <c>install</c> and <c>boot</c> support them.</summary>
        public void AddFirmwareTo(Command command)
        {
            foreach (Option option in new Option[] { FirmwareRuns, For, Symbols })
            {
                command.Options.Add(option);
            }
        }

        /// <summary>Adds the options common to all commands that run a device.</summary>
        public Command AddTo(Command command)
        {
            foreach (Option option in new Option[] { On, Screens, Gdb, Profile, ProfileStacks, Loader })
            {
                command.Options.Add(option);
            }

            Disturbances.AddTo(command);
            return command;
        }

        /// <summary>Reads the loader image that the command line names.</summary>
        /// <returns>The content of the image, or <see langword="null"/> if none is named.</returns>
        public byte[]? LoaderOf(ParseResult result) => Inputs.OptionalFile(result.GetValue(Loader), "--loader");

        /// <summary>Reads the number of OK presses after an error.</summary>
        /// <exception cref="InputException">The number is negative or larger than any update needs.</exception>
        public int Retries(ParseResult result)
        {
            int retries = result.GetValue(Retry);
            return retries is >= 0 and <= MostRetries
                ? retries
                : throw new InputException($"--retry {retries}: give the number of OK presses, 0 to {MostRetries}");
        }
    }
}
