using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Fupd.Scenarios;
using FlipperUpdaterNano.HostPrograms;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd play</c>: runs scenario files.</summary>
    internal static class PlayCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string[]> files = new("FILE")
            {
                Description = "Scenario files (JSON), or folders of scenario files.",
                Arity = ArgumentArity.OneOrMore,
            };
            RunOptions options = new();
            Command command = new("play", "Run scenarios, each of which specifies a package, a device, faults and the expected outcome.")
            {
                files, options.On, options.Loader,
            };
            command.SetAction(result => Play(
                result.GetValue(files)!, result.GetValue(options.On)!, options.LoaderOf(result), common.OutputOf(result)));
            return command;
        }

        private static int Play(string[] paths, string engine, byte[]? loader, CommandOutput output)
        {
            // All files are read before the first scenario runs.
            List<(string Path, Scenario Scenario)> scenarios = [.. paths.SelectMany(FilesOf).Select(path => (path, Scenario.Read(path)))];
            loader ??= engine == Engine.Chip ? LoaderImage.Build(announce: output.Line) : null;
            JsonArray results = [];
            int failed = 0;
            bool isBadInput = false;
            foreach ((string path, Scenario scenario) in scenarios)
            {
                (RunReport? report, string? difference) = Play(path, scenario, engine, loader);
                isBadInput |= report == null;
                results.Add(new JsonObject
                {
                    ["file"] = path,
                    ["name"] = scenario.Name,
                    ["asExpected"] = difference == null,
                    ["difference"] = difference,
                    ["report"] = report?.ToJson(),
                });
                if (difference == null)
                {
                    output.Line($"ok    {scenario.Name}");
                }
                else
                {
                    failed++;
                    output.Fault($"FAIL  {scenario.Name} ({path}): {difference}");
                }
            }

            output.Line($"{scenarios.Count - failed} as expected, {failed} not as expected");
            output.Report(new JsonObject { ["on"] = engine, ["scenarios"] = scenarios.Count, ["failed"] = failed, ["results"] = results });
            return isBadInput ? ExitStatus.BadInput : failed == 0 ? ExitStatus.Done : ExitStatus.Refused;
        }

        // If the package, the device or a disturbance of a scenario cannot be created, only that scenario fails; the others still run.
        private static (RunReport? Report, string? Difference) Play(string path, Scenario scenario, string engine, byte[]? loader)
        {
            try
            {
                RunReport report = scenario.Prepare(engine, loader).Run.Play();
                return (report, scenario.Expected.Difference(report));
            }
            catch (Exception bad) when (bad is InputException or ToolException)
            {
                bool isNamed = bad.Message.StartsWith($"{path}: ", StringComparison.Ordinal);
                return (null, isNamed ? bad.Message[(path.Length + 2)..] : bad.Message);
            }
        }

        private static IEnumerable<string> FilesOf(string path)
        {
            if (!Directory.Exists(path))
            {
                return [path];
            }

            string[] files = [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)];
            return files.Length > 0 ? files : throw new InputException($"{path}: the folder has no scenario files (*.json)");
        }
    }
}
