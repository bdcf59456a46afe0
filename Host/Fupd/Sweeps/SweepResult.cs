using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Runs;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>
    /// The results of one or more shards. A result file consists of JSON lines: a heading line, then one line for each run.
    /// </summary>
    internal sealed class SweepResult
    {
        private const int Format = 1;
        private const string RunCount = "runs";
        private readonly JsonObject _what;

        private SweepResult(JsonObject what, IReadOnlyList<SweepRun> runs)
        {
            _what = what;
            Runs = runs;
        }

        /// <summary>Gets the runs.</summary>
        public IReadOnlyList<SweepRun> Runs { get; }

        /// <summary>Gets the number of operations of the uncut update.</summary>
        public int Operations => _what["operations"]!.GetValue<int>();

        /// <summary>Gets the duration of the uncut update in nanoseconds of device time.</summary>
        public long Nanoseconds => _what["nanoseconds"]!.GetValue<long>();

        /// <summary>Gets the title, which states the package and the engine.</summary>
        public string Title => $"{_what["package"]} on the {_what["on"]}";

        /// <summary>Gets the first operation of each stage, in order.</summary>
        public IReadOnlyList<(int Stage, long Operation, long Nanoseconds)> Stages =>
            [.. _what["stages"]!.AsArray().Select(stage => (
                stage!["stage"]!.GetValue<int>(), stage["operation"]!.GetValue<long>(), stage["nanoseconds"]!.GetValue<long>()))];

        /// <summary>Gets <see cref="ExitStatus.Refused"/> if a run failed, otherwise <see cref="ExitStatus.Done"/>.</summary>
        public int Status => Runs.Any(run => run.IsFailure) ? ExitStatus.Refused : ExitStatus.Done;

        /// <summary>Creates the result of one shard.</summary>
        /// <param name="plan">The plan of the sweep.</param>
        public static SweepResult Of(SweptUpdate update, SweepPlan plan, IReadOnlyList<SweepRun> runs)
        {
            string all = string.Join('\n', update.Operations.Select(operation => $"{operation.Id} {operation.Begun} {operation.Ended}"));
            JsonArray stages = [];
            foreach (ListedOperation operation in update.Operations.DistinctBy(operation => operation.Stage))
            {
                stages.Add(new JsonObject
                {
                    ["stage"] = operation.Stage,
                    ["operation"] = operation.Number,
                    ["nanoseconds"] = operation.Begun - update.Armed.Clock.Now,
                });
            }

            JsonObject what = new()
            {
                ["sweep"] = Format,
                ["package"] = update.Package.Folder.Split('/')[^1],
                ["on"] = update.Engine,
                ["plan"] = plan.ToJson(),
                ["operations"] = update.Operations.Count,
                ["nanoseconds"] = update.Nanoseconds,
                ["stages"] = stages,

                // The fingerprint prevents merging the results of different devices or packages.
                ["fingerprint"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16],
                ["shards"] = new JsonArray($"{plan.Shard}/{plan.Shards}"),
            };
            return new SweepResult(what, runs);
        }

        /// <summary>Reads results and merges them.</summary>
        /// <param name="files">Paths of files written by <see cref="Write"/>.</param>
        /// <returns>The merged result.</returns>
        /// <exception cref="InputException">
        /// A file cannot be read, belongs to another sweep, or contains a run that another file also contains.
        /// </exception>
        public static SweepResult Merge(IReadOnlyList<string> files)
        {
            List<SweepResult> parts = [.. files.Select(Read)];
            SweepShards shards = new();
            HashSet<string> ids = [];
            for (int i = 0; i < parts.Count; i++)
            {
                if (!JsonNode.DeepEquals(parts[0].Swept(), parts[i].Swept()))
                {
                    throw new InputException(
                        $"--merge {files[i]}: its package, device or plan differs from that of {files[0]}; merge the results of one sweep");
                }

                shards.Add(files[i], parts[i]._what["shards"]!.AsArray().Select(shard => shard!.GetValue<string>()));
                if (parts[i].Runs.FirstOrDefault(run => !ids.Add(run.Id)) is { } twice)
                {
                    throw new InputException($"--merge {files[i]}: run {twice.Id} occurs twice; give each run once");
                }
            }

            shards.CheckComplete();
            JsonObject what = parts[0].Swept();
            what["shards"] = new JsonArray([.. shards.Names.Select(name => (JsonNode)name)]);
            IEnumerable<SweepRun> runs = parts.SelectMany(part => part.Runs);
            return new SweepResult(
                what,
                [.. runs.OrderBy(run => run.Operation).ThenBy(run => run.Nanoseconds).ThenBy(run => run.Id, StringComparer.Ordinal)]);
        }

        // Returns the properties that all shards of a sweep have in common.
        private JsonObject Swept()
        {
            JsonObject swept = (JsonObject)_what.DeepClone();
            swept.Remove("shards");
            swept.Remove(RunCount);
            return swept;
        }

        /// <summary>Writes the results as JSON lines.</summary>
        /// <param name="isComplete">Whether the file contains all runs. An incomplete file cannot be merged.</param>
        public void Write(string file, bool isComplete = true)
        {
            JsonObject what = (JsonObject)_what.DeepClone();
            what[RunCount] = isComplete ? Runs.Count : null;
            File.WriteAllLines(file, [what.ToJsonString(), .. Runs.Select(run => run.ToJson().ToJsonString())]);
        }

        /// <summary>Gets the fraction of the update's duration during which a cut results in a given outcome.</summary>
        /// <returns>0 to 1.</returns>
        public double ShareOfTime(CutOutcome outcome)
        {
            long all = Runs.Sum(run => run.Duration);
            return all == 0 ? 0 : (double)Runs.Where(run => run.Outcome == outcome).Sum(run => run.Duration) / all;
        }

        /// <summary>Counts the runs with a given outcome.</summary>
        public int Count(CutOutcome outcome) => Runs.Count(run => run.Outcome == outcome);

        /// <summary>Makes the report. The format of the report is a public interface.</summary>
        public JsonObject ToJson()
        {
            JsonObject report = (JsonObject)_what.DeepClone();
            report.Remove("sweep");
            report.Remove("stages");
            report.Remove("nanoseconds");
            report["deviceMilliseconds"] = Nanoseconds / 1_000_000;
            report["runs"] = Runs.Count;
            JsonObject ids = [];
            JsonObject shares = [];
            foreach (CutOutcome outcome in Enum.GetValues<CutOutcome>())
            {
                string name = SweepRun.NameOf(outcome);
                report[name] = Count(outcome);
                shares[name] = Math.Round(ShareOfTime(outcome), 6);
                if (outcome > CutOutcome.NotStarted)
                {
                    ids[name] = new JsonArray([.. Runs.Where(run => run.Outcome == outcome).Select(Describe)]);
                }
            }

            report["shareOfTime"] = shares;
            report["ids"] = ids;
            report["violations"] = new JsonArray([.. Runs.Where(run => run.Violations.Count > 0).Select(run => (JsonNode)new JsonObject
            {
                ["id"] = run.Id,
                ["replay"] = Replay(run),
                ["rules"] = new JsonArray([.. run.Violations.Select(rule => (JsonNode)rule.ToString())]),
                ["details"] = new JsonArray([.. run.Violations.Select(ViolationJson.Of)]),
            })]);
            return report;
        }

        /// <summary>Gets the command line options that replay a run.</summary>
        /// <returns>Options for <c>fupd install</c>.</returns>
        public string Replay(SweepRun run)
        {
            string engine = _what["on"]!.GetValue<string>();
            JsonNode plan = _what["plan"]!;
            string options = run.Replay(plan["registers"]!.GetValue<string>() == "lost");
            options = plan["cardFree"] is { } free ? $"{options} --fault card.free:{free}" : options;
            return engine == Engine.Mock ? options : $"--on {engine} {options}";
        }

        private JsonObject Describe(SweepRun run)
        {
            JsonObject line = new() { ["id"] = run.Id, ["why"] = run.Why, ["replay"] = Replay(run) };
            if (run.Outcome == CutOutcome.Hang)
            {
                line["unavoidable"] = run.IsUnavoidable;
            }

            return line;
        }

        private static SweepResult Read(string file)
        {
            try
            {
                string[] lines = File.ReadAllLines(file);
                JsonObject? what = lines.Length > 0 ? JsonNode.Parse(lines[0]) as JsonObject : null;
                if (what?["sweep"] is not JsonValue format || format.GetValue<int>() != Format)
                {
                    throw new InputException($"--merge {file} was not written by 'fupd sweep --jsonl'");
                }

                SweepResult result = new(what, [.. lines.Skip(1).Select(line => SweepRun.Of(JsonNode.Parse(line)!))]);
                result.CheckHeader();
                return result;
            }
            catch (Exception broken) when (
                broken is JsonException or FormatException or InvalidOperationException or NullReferenceException)
            {
                throw new InputException($"--merge {file} is damaged or truncated; run the shard of this file again");
            }
        }

        // Checks every key that is read later, and the number of runs, because a file truncated after a complete line contains too few
        // runs.
        private void CheckHeader()
        {
            JsonNode plan = _what["plan"]!;
            bool isWhole = Operations >= 0 && Nanoseconds >= 0 && Stages.Count >= 0 && _what["package"] is JsonValue
                && _what["on"]!.GetValue<string>().Length > 0 && plan["registers"]!.GetValue<string>().Length > 0
                && _what["fingerprint"]!.GetValue<string>().Length > 0
                && _what["shards"]!.AsArray().All(shard => shard!.GetValue<string>().Length > 0)
                && _what[RunCount]!.GetValue<int>() == Runs.Count;
            if (!isWhole)
            {
                throw new FormatException("not the results of a whole shard");
            }
        }
    }
}
