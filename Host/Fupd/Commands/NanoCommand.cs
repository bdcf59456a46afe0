using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Linker;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd nano</c>: the RAM runtime on its own. Builds images of C# sources and runs them.</summary>
    internal static class NanoCommand
    {
        public static Command Create(CommonOptions common) =>
            new("nano", "Build programs for the RAM runtime and run them.")
            {
                CreateBuild(common),
                CreateRun(common),
                CreateNatives(common),
            };

        private static Command CreateBuild(CommonOptions common)
        {
            Argument<string[]> sources = new("SOURCES") { Description = "C# files; one has a static Main.", Arity = ArgumentArity.OneOrMore };
            Option<string> image = new("-o", "--output") { Description = "The image to write.", HelpName = "IMAGE", Required = true };
            Option<string?> map = new("--map") { Description = "Write every byte of the image by type and method to FILE.", HelpName = "FILE" };
            Option<bool> small = new("--small") { Description = "Make the image small rather than fast: dense code." };
            Command command = new("build", "Compile C# against the class library and link the image.") { sources, image, map, small };
            command.SetAction(result => Build(
                result.GetValue(sources)!, result.GetValue(image)!, result.GetValue(map), result.GetValue(small), common.OutputOf(result)));

            return command;
        }

        private static Command CreateRun(CommonOptions common)
        {
            Argument<string> image = new("IMAGE") { Description = "The image." };
            Option<string> on = new("--on") { Description = "host: the desktop build; chip: the Cortex-M4 build under the CPU emulator.", DefaultValueFactory = _ => "host" };
            on.AcceptOnlyFromAmong("host", "chip");
            Option<int?> heap = new("--heap") { Description = "Bytes of managed heap.", HelpName = "BYTES" };
            heap.Validators.Add(typed =>
            {
                if (typed.Tokens.Count == 1 && !(int.TryParse(typed.Tokens[0].Value, out int bytes) && bytes is >= 256 and <= 512 * 1024 * 1024))
                {
                    typed.AddError($"--heap takes 256 to 536870912 bytes, not '{typed.Tokens[0].Value}'");
                }
            });
            Option<bool> stress = new("--gc-stress") { Description = "Collect garbage at each allocation." };
            Command command = new("run", "Run an image.") { image, on, heap, stress };
            command.SetAction(result => Run(
                result.GetValue(image)!,
                result.GetValue(on)!,
                new RuntimeSettings { HeapBytes = result.GetValue(heap), GcStress = result.GetValue(stress) },
                common.OutputOf(result)));

            return command;
        }

        private static Command CreateNatives(CommonOptions common)
        {
            Argument<string> header = new("HEADER") { Description = "The C++ header to write." };
            Command command = new("natives", "Write the C++ header that binds the class library's InternalCalls to natives.") { header };
            command.SetAction(result =>
            {
                File.WriteAllText(result.GetValue(header)!, ImageLinker.NativeHeader(ClassLibrary.Assemblies()));
                common.OutputOf(result).Line($"{result.GetValue(header)}: written");

                return ExitStatus.Done;
            });

            return command;
        }

        private static int Build(string[] sources, string image, string? map, bool small, CommandOutput output)
        {
            foreach (string source in sources.Where(source => !File.Exists(source)))
            {
                throw new InputException($"{source}: there is no such file");
            }

            List<string> taken = [.. sources.Select(Path.GetFullPath)];
            foreach (string written in new[] { image, map }.OfType<string>())
            {
                CheckWritable(written);
                if (taken.Contains(Path.GetFullPath(written)))
                {
                    throw new InputException($"{written}: this file is given twice; the image and the map need names of their own");
                }

                taken.Add(Path.GetFullPath(written));
            }

            IReadOnlyList<string> library = ClassLibrary.Assemblies();
            LinkResult result;

            try
            {
                byte[] program = SourceCompiler.Compile(sources.Select(source => (source, File.ReadAllText(source))), library);
                result = ImageLinker.Link(new LinkOptions { Program = program, References = library, ForSize = small });
            }
            catch (LinkException problem)
            {
                foreach (string error in problem.Errors)
                {
                    output.Error(error);
                }

                JsonArray errors = [.. problem.Errors.Select(error => JsonValue.Create(error))];
                output.Report(new JsonObject { ["image"] = null, ["bytes"] = 0, ["map"] = null, ["errors"] = errors });

                return ExitStatus.BadInput;
            }

            File.WriteAllBytes(image, result.Image);

            if (map != null)
            {
                File.WriteAllText(map, result.Map);
            }

            output.Line($"{image}: {result.Image.Length} bytes");
            output.Report(new JsonObject { ["image"] = image, ["bytes"] = result.Image.Length, ["map"] = map, ["errors"] = new JsonArray() });

            return ExitStatus.Done;
        }

        private static void CheckWritable(string file)
        {
            if (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            {
                throw new InputException($"{file}: this is no file in an existing folder, so it cannot be written");
            }
        }

        private static int Run(string image, string on, RuntimeSettings settings, CommandOutput output)
        {
            if (!File.Exists(image))
            {
                throw new InputException($"{image}: there is no such file");
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

            output.Report(new JsonObject
            {
                ["image"] = image,
                ["on"] = on,
                ["exitStatus"] = outcome.ExitCode,
                ["output"] = printed.ToString(),
                ["error"] = errors.ToString(),
                ["instructions"] = on == "host" ? null : outcome.Instructions,
            });

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

        private static RuntimeOutcome RunOnHost(string image, RuntimeSettings settings, Action<string> print, Action<string> printError) =>
            new(new HostRuntime().Run(image, settings with { StackBytes = 1024 * 1024 }, print, printError), string.Empty, string.Empty, 0);

        private static RuntimeOutcome RunOnChip(string image, RuntimeSettings settings, Action<string> print, Action<string> printError)
        {
            // On the chip RAM is small: the stack is what the updater has.
            RuntimeOutcome outcome = new EmulatedRuntime().Run(File.ReadAllBytes(image), settings with { StackBytes = 16 * 1024 });
            print(outcome.Output);
            printError(outcome.Error);

            return outcome;
        }
    }
}
