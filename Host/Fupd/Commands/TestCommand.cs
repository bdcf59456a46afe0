using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Linker;
using FlipperUpdaterNano.TestLauncher;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd test</c>: runs the on-target test suites on one of their targets.</summary>
    internal static class TestCommand
    {
        private const string Net = "net";
        private const string Host = "host";
        private const string CortexM4 = "cortex-m4";
        private const string Chip = "chip";

        public static Command Create(CommonOptions common)
        {
            Option<string> on = new("--on")
            {
                Description = "Target: .NET over the mocked HAL, the RAM runtime on this machine or on an emulated Cortex-M4, or "
                    + "RAM images with all drivers on the emulated Flipper.",
                HelpName = string.Join('|', Net, Host, CortexM4, Chip),
                DefaultValueFactory = _ => Net,
            };
            on.AcceptOnlyFromAmong(Net, Host, CortexM4, Chip);
            Option<string?> filter = new("--filter") { Description = "Run only tests whose name contains this text.", HelpName = "TEXT" };
            Option<string?> junit = new("--junit") { Description = "Write the results as JUnit XML.", HelpName = "FILE" };
            Command command = new("test", "Run the on-target tests.") { on, filter, junit };
            command.SetAction(result => Run(
                result.GetValue(on)!, result.GetValue(filter) ?? string.Empty, result.GetValue(junit), common.OutputOf(result)));
            return command;
        }

        private static int Run(string target, string filter, string? junit, CommandOutput output)
        {
            if (Checkout.Root == null)
            {
                throw new InputException("test: fupd is not in a checkout, so there are no tests");
            }

            if (junit != null)
            {
                OutputFile.CheckWritable(junit, "--junit");
            }

            Dictionary<string, TestCallSource> known = Known(target);
            if (!known.Keys.Any(name => IsWanted(name, filter)))
            {
                throw new InputException(
                    $"--filter {filter}: no test name on {target} contains this text (example of a name: {known.Keys.First()})");
            }

            if (Results(target, filter, known, output) is not { } results)
            {
                return ExitStatus.Refused;
            }

            if (junit != null)
            {
                File.WriteAllText(junit, JUnitReport.Of(target, results));
            }

            return Summarize(target, results, output);
        }

        /// <summary>
        /// Runs the tests and prints their output. Returns null, after reporting the failure, if the tests could not be built or did not
        /// complete.
        /// </summary>
        private static List<TestResult>? Results(
            string target, string filter, Dictionary<string, TestCallSource> known, CommandOutput output)
        {
            try
            {
                Report played = Play(target, filter);
                played.Output.ToList().ForEach(line => output.Line($"      | {line}"));
                return [.. played.Lines.Where(line => IsWanted(line.Test, filter)).Select(line => new TestResult(line, known))];
            }
            catch (LinkException refused)
            {
                refused.Errors.ToList().ForEach(output.Error);
                return null;
            }
            catch (Exception broken) when (broken is FormatException or InvalidOperationException)
            {
                // The message contains the target's output up to the failure, or the error reported by the build of the target's image.
                output.Error($"fupd: the tests did not complete on {target}:");
                output.RawError(broken.Message + Environment.NewLine);
                return null;
            }
        }

        // The tests of the board's hardware run only on the emulator.
        private static Dictionary<string, TestCallSource> Known(string target) => OnTargetImage.Tests()
            .Concat(target == Chip ? OnTargetImage.BoardTests() : [])
            .SelectMany(item => item.Tests.Select(test => ($"{item.Name}.{test.Method}.{test.Index}", test)))
            .ToDictionary();

        private static bool IsWanted(string name, string filter) => name.Contains(filter, StringComparison.OrdinalIgnoreCase);

        /// <summary>
        /// Runs all tests of the target. On the emulated Flipper, runs all tests of every image that contains a selected test, because a
        /// linked image works only with its own runtime.
        /// </summary>
        private static Report Play(string target, string filter) => target switch
        {
            Net => Report.Parse(NetTarget.Run()),
            Host => Report.Parse(RuntimeTarget.RunOnDesktop()),
            CortexM4 => Report.Parse(RuntimeTarget.RunOnChip()),
            _ => Report.Join(
                [.. OnTargetImage.Parts.Append(OnTargetImage.Board).Where(part => HasWanted(part, filter)).Select(FlipperTarget.Run)]),
        };

        private static bool HasWanted(string part, string filter) => Known(Chip).Keys.Any(name =>
            name.Contains($".OnTarget.{part}.", StringComparison.Ordinal) && IsWanted(name, filter));

        private static int Summarize(string target, IReadOnlyList<TestResult> results, CommandOutput output)
        {
            foreach (TestResult failed in results.Where(result => result.Line.Result == "failed"))
            {
                string[] message = failed.Line.Detail.Split('\n');
                output.Fault($"FAIL  {failed.Line.Test} ({failed.Place}): {message[0]}");
                message[1..].ToList().ForEach(line => output.Fault($"      {line}"));
            }

            foreach (IGrouping<string, TestResult> reason in results.Where(result => result.Line.Result == "skipped")
                .GroupBy(result => result.Line.Detail))
            {
                output.Line($"skip  {reason.Count()} tests: {reason.Key}");
            }

            int Count(string result) => results.Count(line => line.Line.Result == result);
            output.Line($"{Count("passed")} passed, {Count("failed")} failed, {Count("skipped")} skipped on {target}");
            output.Report(new JsonObject
            {
                ["on"] = target,
                ["passed"] = Count("passed"),
                ["failed"] = Count("failed"),
                ["skipped"] = Count("skipped"),
                ["tests"] = new JsonArray([.. results.Select(result => (JsonNode)result.ToJson())]),
            });
            return Count("failed") == 0 ? ExitStatus.Done : ExitStatus.Refused;
        }
    }
}
