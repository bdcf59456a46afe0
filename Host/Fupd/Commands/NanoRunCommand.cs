using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Fupd.Output;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd nano run</c>: runs an image on the desktop or on the emulated Cortex-M4.</summary>
    internal static class NanoRunCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> image = new("IMAGE") { Description = "The image." };
            Option<string> on = new("--on")
            {
                Description = "host: the desktop build of the runtime; chip: its Cortex-M4 build under the CPU emulator.",
                DefaultValueFactory = _ => "host",
            };
            on.AcceptOnlyFromAmong("host", "chip");
            Option<int?> heap = new("--heap") { Description = "Size of the managed heap in bytes.", HelpName = "BYTES" };
            heap.Validators.Add(typed =>
            {
                if (typed.Tokens.Count == 1
                    && !(int.TryParse(typed.Tokens[0].Value, out int bytes) && bytes is >= 256 and <= 512 * 1024 * 1024))
                {
                    typed.AddError($"--heap '{typed.Tokens[0].Value}': give 256 to 536870912 bytes");
                }
            });
            Option<bool> stress = new("--gc-stress") { Description = "Collect garbage at every allocation." };
            Command command = new("run", "Run an image.") { image, on, heap, stress };
            command.SetAction(result => Run(
                result.GetValue(image)!,
                result.GetValue(on)!,
                new RuntimeSettings { HeapBytes = result.GetValue(heap), GcStress = result.GetValue(stress) },
                common.OutputOf(result)));

            return command;
        }

        private static int Run(string image, string on, RuntimeSettings settings, CommandOutput output)
        {
            if (!File.Exists(image))
            {
                throw new InputException($"{image}: no such file");
            }

            StringBuilder printed = new();
            StringBuilder errors = new();
            RuntimeOutcome outcome;

            try
            {
                outcome = on == "host" ? RunOnHost(image, settings, Print, PrintError) : RunOnChip(image, settings, Print, PrintError);
            }
            catch (InvalidOperationException problem)
            {
                throw new InputException($"{image} cannot be run: {problem.Message}");
            }

            output.Report(Describe(image, on, outcome, printed.ToString(), errors.ToString()));

            return outcome.ExitCode;

            void Print(string text)
            {
                printed.Append(text);
                output.Raw(text);
            }

            void PrintError(string text)
            {
                errors.Append(text);
                output.RawError(text);
            }
        }

        private static JsonObject Describe(string image, string on, RuntimeOutcome outcome, string printed, string errors)
        {
            return new JsonObject
            {
                ["image"] = image,
                ["on"] = on,
                ["exitStatus"] = outcome.ExitCode,
                ["output"] = printed,
                ["error"] = errors,
                ["instructions"] = on == "host" ? null : outcome.Instructions,
            };
        }

        private static RuntimeOutcome RunOnHost(string image, RuntimeSettings settings, Action<string> print, Action<string> printError) =>
            new(new HostRuntime().Run(image, settings with { StackBytes = 1024 * 1024 }, print, printError), string.Empty, string.Empty, 0);

        private static RuntimeOutcome RunOnChip(string image, RuntimeSettings settings, Action<string> print, Action<string> printError)
        {
            // The emulated STM32WB55 has little RAM, so the stack is as large as the updater's stack.
            RuntimeOutcome outcome = new EmulatedRuntime().Run(File.ReadAllBytes(image), settings with { StackBytes = 16 * 1024 });
            print(outcome.Output);
            printError(outcome.Error);

            return outcome;
        }
    }
}
