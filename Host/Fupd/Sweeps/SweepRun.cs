using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>One run of a sweep: a disturbed update and its outcome.</summary>
    internal sealed record SweepRun
    {
        /// <summary>What the id of a pulled card begins with, which is a fault of <c>--fault</c>.</summary>
        public const string PulledCard = "card.pull@";

        /// <summary>How often a card that was pulled is put in again: it is asked for once in each try.</summary>
        public const int Insertions = 3;

        /// <summary>Gets the ids of the cuts, as <c>--cut</c> takes them.</summary>
        public required IReadOnlyList<string> Cuts { get; init; }

        /// <summary>Gets the number of the operation the first cut fell on, from 1.</summary>
        public required long Operation { get; init; }

        /// <summary>Gets the device time of the first cut since the update began.</summary>
        public required long Nanoseconds { get; init; }

        /// <summary>Gets for how long of the uncut update a cut leaves the device in this state.</summary>
        public required long Duration { get; init; }

        /// <summary>Gets the stage the first cut fell in.</summary>
        public required int Stage { get; init; }

        public required CutOutcome Outcome { get; init; }

        /// <summary>Gets why, in one sentence; empty when the device completed by itself.</summary>
        public required string Why { get; init; }

        /// <summary>
        /// Gets a value indicating whether a hang is one that no updater can avoid: the erase or the first double word of page 0 is torn.
        /// </summary>
        public required bool IsUnavoidable { get; init; }

        /// <summary>Gets the violations.</summary>
        public required IReadOnlyList<Violation> Violations { get; init; }

        /// <summary>Gets the id of the run.</summary>
        public string Id => string.Join(' ', Cuts);

        /// <summary>Gets a value indicating whether it makes the sweep fail: something is lost, or hangs avoidably.</summary>
        public bool IsFailure => Outcome == CutOutcome.Lost || (Outcome == CutOutcome.Hang && !IsUnavoidable);

        /// <summary>Gets a value indicating whether the run needs attention: a failure or a violation.</summary>
        public bool IsBad => IsFailure || Violations.Count > 0;

        /// <summary>Gets the options of <c>fupd install</c> that repeat the run, as a shell takes them.</summary>
        /// <param name="losesRegisters">Whether the cuts emptied the backup registers.</param>
        public string Replay(bool losesRegisters)
        {
            IEnumerable<string> options = Cuts.Select(cut => cut.StartsWith(PulledCard, StringComparison.Ordinal)
                ? $"--fault {cut}{string.Concat(Enumerable.Repeat(" --press insert-card@waiting", Insertions))}"
                : $"--cut '{cut.Replace("'", "'\\''", StringComparison.Ordinal)}'");
            return string.Join(' ', losesRegisters ? options.Append("--registers lost") : options);
        }

        /// <summary>Names an outcome as reports do.</summary>
        public static string NameOf(CutOutcome outcome)
        {
            string name = outcome.ToString();
            return char.ToLowerInvariant(name[0]) + name[1..];
        }

        /// <summary>Reads a run from the line <see cref="ToJson"/> made.</summary>
        /// <exception cref="FormatException">The line is malformed.</exception>
        public static SweepRun Of(JsonNode json)
        {
            try
            {
                return new SweepRun
                {
                    Cuts = [.. json["cuts"]!.AsArray().Select(cut => cut!.GetValue<string>())],
                    Operation = json["operation"]!.GetValue<long>(),
                    Nanoseconds = json["nanoseconds"]!.GetValue<long>(),
                    Duration = json["durationNanoseconds"]!.GetValue<long>(),
                    Stage = json["stage"]!.GetValue<int>(),
                    Outcome = Enum.GetValues<CutOutcome>().First(outcome => NameOf(outcome) == json["outcome"]!.GetValue<string>()),
                    Why = json["why"]!.GetValue<string>(),
                    IsUnavoidable = json["unavoidable"]!.GetValue<bool>(),
                    Violations = [.. json["violations"]!.AsArray().Select(rule => ViolationJson.Read(rule!))],
                };
            }
            catch (Exception error) when (error is NullReferenceException or InvalidOperationException)
            {
                throw new FormatException("not a run of a sweep", error);
            }
        }

        /// <summary>Makes the line of the results file.</summary>
        public JsonObject ToJson() => new()
        {
            ["cuts"] = new JsonArray([.. Cuts.Select(cut => (JsonNode)cut)]),
            ["operation"] = Operation,
            ["nanoseconds"] = Nanoseconds,
            ["durationNanoseconds"] = Duration,
            ["stage"] = Stage,
            ["outcome"] = NameOf(Outcome),
            ["why"] = Why,
            ["unavoidable"] = IsUnavoidable,
            ["violations"] = new JsonArray([.. Violations.Select(ViolationJson.Of)]),
        };
    }
}
