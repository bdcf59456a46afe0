using System.CommandLine;
using FlipperUpdaterNano.Host.Runs;

namespace FlipperUpdaterNano.Host.Commands
{
    /// <summary>Options of the commands that play a device.</summary>
    internal sealed class RunOptions
    {
        public RunOptions() => On.AcceptOnlyFromAmong(Engine.Mock, Engine.Chip);

        public Option<string> On { get; } = new("--on")
        {
            Description = "What executes the updater: mock is .NET over a mocked HAL, chip the emulated STM32WB55.",
            HelpName = "mock|chip",
            DefaultValueFactory = _ => Engine.Mock,
        };

        public Option<string?> Screens { get; } = new("--screens") { Description = "Folder to save each distinct screen to, as PNG.", HelpName = "DIR" };

        public Option<int> Retry { get; } = new("--retry") { Description = "How often OK is pressed after an error.", HelpName = "N" };
    }
}
