using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>One run of a sweep: a disturbed update and its outcome.</summary>
    internal sealed record SweepRun
    {
        /// <summary>Prefix of the id of a run in which the card is pulled; such an id has the syntax of <c>--fault</c>.</summary>
        public const string PulledCard = "card.pull@";

        /// <summary>Number of times that a pulled card is reinserted. The updater asks for the card once in each attempt.</summary>
        public const int Insertions = 3;

        /// <summary>Gets the ids of the cuts, in the syntax of <c>--cut</c>.</summary>
        public required IReadOnlyList<string> Cuts { get; init; }

        /// <summary>Gets the number of the operation at which the first cut is made, counted from 1.</summary>
        public required long Operation { get; init; }

        /// <summary>Gets the device time of the first cut, counted from the start of the update.</summary>
        public required long Nanoseconds { get; init; }

        /// <summary>
        /// Gets the length, in nanoseconds of device time, of the interval that the first cut represents in the uncut update.
        /// </summary>
        public required long Duration { get; init; }

        /// <summary>Gets the stage of the first cut.</summary>
        public required int Stage { get; init; }

        public required CutOutcome Outcome { get; init; }

        /// <summary>Gets the reason for the outcome in one sentence; empty if the device completed the update unaided.</summary>
        public required string Why { get; init; }

        /// <summary>
        /// Gets a value indicating whether no updater could avoid a hang, because the erase of page 0, or the programming of its first
        /// double word, is torn.
        /// </summary>
        public required bool IsUnavoidable { get; init; }

        /// <summary>Gets the violations found during the run.</summary>
        public required IReadOnlyList<Violation> Violations { get; init; }

        /// <summary>Gets the id of the run: its cut ids, separated by spaces.</summary>
        public string Id => string.Join(' ', Cuts);

        /// <summary>
        /// Gets a value indicating whether the run makes the sweep fail, because of data loss or a hang that the updater could have
        /// avoided.
        /// </summary>
        public bool IsFailure => Outcome == CutOutcome.Lost || (Outcome == CutOutcome.Hang && !IsUnavoidable);

        /// <summary>Gets a value indicating whether the run needs attention, because of a failure or a violation.</summary>
        public bool IsBad => IsFailure || Violations.Count > 0;

        /// <summary>Gets the options of <c>fupd install</c> that replay the run, quoted for a shell.</summary>
        /// <param name="losesRegisters">Whether the cuts cleared the backup registers.</param>
        public string Replay(bool losesRegisters)
        {
            IEnumerable<string> options = Cuts.Select(cut => cut.StartsWith(PulledCard, StringComparison.Ordinal)
                ? $"--fault {cut}{string.Concat(Enumerable.Repeat(" --press insert-card@waiting", Insertions))}"
                : $"--cut '{cut.Replace("'", "'\\''", StringComparison.Ordinal)}'");
            return string.Join(' ', losesRegisters ? options.Append("--registers lost") : options);
        }

        /// <summary>Returns an outcome's name in reports.</summary>
        public static string NameOf(CutOutcome outcome)
        {
            string name = outcome.ToString();
            return char.ToLowerInvariant(name[0]) + name[1..];
        }

        /// <summary>Reads a run from a line created by <see cref="ToJson"/>.</summary>
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

        /// <summary>Creates the run's line in the results file.</summary>
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
