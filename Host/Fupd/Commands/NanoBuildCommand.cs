using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Linker;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd nano build</c>: compiles C# against the class library and links an image for the RAM runtime.</summary>
    internal static class NanoBuildCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string[]> sources = new("SOURCES")
            {
                Description = "C# files, one of which contains a static Main.",
                Arity = ArgumentArity.OneOrMore,
            };
            Option<string> image = new("-o", "--output") { Description = "The image to write.", HelpName = "IMAGE", Required = true };
            Option<string?> map = new("--map")
            {
                Description = "Write a map of the image's types and methods to FILE.",
                HelpName = "FILE",
            };
            Option<bool> small = new("--small") { Description = "Optimise for size instead of speed, with compressed bytecode." };
            Command command = new("build", "Compile C# against the class library and link the image.") { sources, image, map, small };
            command.SetAction(result => Build(
                result.GetValue(sources)!, result.GetValue(image)!, result.GetValue(map), result.GetValue(small), common.OutputOf(result)));

            return command;
        }

        private static int Build(string[] sources, string image, string? map, bool small, CommandOutput output)
        {
            CheckPaths(sources, image, map);
            IReadOnlyList<string> library = ClassLibrary.Assemblies();
            LinkResult result;

            try
            {
                byte[] program = SourceCompiler.Compile(sources.Select(source => (source, File.ReadAllText(source))), library);
                result = ImageLinker.Link(new LinkOptions { Program = program, References = library, ForSize = small });
            }
            catch (LinkException problem)
            {
                return ReportErrors(problem, output);
            }

            File.WriteAllBytes(image, result.Image);

            if (map != null)
            {
                File.WriteAllText(map, result.Map);
            }

            output.Line($"{image}: {result.Image.Length} bytes");
            output.Report(
                new JsonObject { ["image"] = image, ["bytes"] = result.Image.Length, ["map"] = map, ["errors"] = new JsonArray() });

            return ExitStatus.Done;
        }

        private static void CheckPaths(string[] sources, string image, string? map)
        {
            foreach (string source in sources.Where(source => !File.Exists(source)))
            {
                throw new InputException($"{source}: no such file");
            }

            List<string> taken = [.. sources.Select(Path.GetFullPath)];
            foreach (string written in new[] { image, map }.OfType<string>())
            {
                OutputFile.CheckWritable(written);
                if (taken.Contains(Path.GetFullPath(written)))
                {
                    throw new InputException($"{written}: the name is given twice; give sources, image and map different names");
                }

                taken.Add(Path.GetFullPath(written));
            }
        }

        private static int ReportErrors(LinkException problem, CommandOutput output)
        {
            foreach (string error in problem.Errors)
            {
                output.Error(error);
            }

            JsonArray errors = [.. problem.Errors.Select(error => JsonValue.Create(error))];
            output.Report(new JsonObject { ["image"] = null, ["bytes"] = 0, ["map"] = null, ["errors"] = errors });

            return ExitStatus.BadInput;
        }
    }
}
