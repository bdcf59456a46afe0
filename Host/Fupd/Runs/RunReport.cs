using System.Text.Json.Nodes;
using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Fupd.Runs
{
    /// <summary>The report of <c>install</c>, <c>boot</c> and <c>demo</c>. The format of the report is a public interface.</summary>
    internal sealed class RunReport
    {
        public required RunOutcome Outcome { get; init; }

        public required RunError? Error { get; init; }

        public required string RestsAs { get; init; }

        /// <summary>Gets the final state that the device would reach if it were switched off and on again.</summary>
        public required string WouldBoot { get; init; }

        /// <summary>Gets the reason for the final state, in one sentence.</summary>
        public required string Why { get; init; }

        /// <summary>
        /// Gets the lines that a loader other than this project's updater printed on the serial console; empty for this project's updater.
        /// </summary>
        public required IReadOnlyList<string> Console { get; init; }

        /// <summary>Gets the version that the updater reported, or <see langword="null"/> if it reported none.</summary>
        public required string? Updater { get; init; }

        public required IReadOnlyList<StageTime> Stages { get; init; }

        public required int Boots { get; init; }

        /// <summary>Gets the ids of the power cuts.</summary>
        public required IReadOnlyList<string> Cuts { get; init; }

        public required int PagesErased { get; init; }

        public required int PagesWritten { get; init; }

        public required int PagesUnchanged { get; init; }

        public required int DoubleWordsProgrammed { get; init; }

        public required int OptionBytesProgrammed { get; init; }

        public required long CardBytesRead { get; init; }

        public required long CardBytesWritten { get; init; }

        public required long DeviceMilliseconds { get; init; }

        /// <summary>Gets the number of instructions that CPU1 executed in all boots; <see langword="null"/> on the mock.</summary>
        public required long? Instructions { get; init; }

        public required string? Log { get; init; }

        /// <summary>Gets the RAM use of the loader image, measured on the emulator; <see langword="null"/> on the mock.</summary>
        public required MemoryUse? Memory { get; init; }

        /// <summary>
        /// Gets the violations found by the device model and, on the emulator, by the models of registers and card; empty for a good run.
        /// </summary>
        public required IReadOnlyList<Violation> Violations { get; init; }

        /// <summary>Gets the exit status for the outcome.</summary>
        public int Status => Outcome switch
        {
            RunOutcome.Completed => ExitStatus.Done,
            RunOutcome.NeedsPerson => ExitStatus.NeedsPerson,
            _ => ExitStatus.Refused,
        };

        /// <summary>Gets the outcome's name in reports.</summary>
        public string OutcomeText => OutcomeName(Outcome);

        public JsonObject ToJson()
        {
            return new JsonObject
            {
                ["outcome"] = OutcomeName(Outcome),
                ["error"] = Error?.ToJson(),
                ["restsAs"] = RestsAs,
                ["wouldBoot"] = WouldBoot,
                ["why"] = Why,
                ["updater"] = Updater,
                ["console"] = new JsonArray([.. Console.Select(line => (JsonNode)line)]),
                ["stages"] = StagesToJson(),
                ["boots"] = Boots,
                ["cuts"] = new JsonArray([.. Cuts.Select(cut => (JsonNode)cut)]),
                ["flash"] = new JsonObject
                {
                    ["pagesErased"] = PagesErased,
                    ["pagesWritten"] = PagesWritten,
                    ["pagesUnchanged"] = PagesUnchanged,
                    ["doubleWordsProgrammed"] = DoubleWordsProgrammed,
                },
                ["optionBytes"] = new JsonObject { ["programmed"] = OptionBytesProgrammed },
                ["card"] = new JsonObject { ["bytesRead"] = CardBytesRead, ["bytesWritten"] = CardBytesWritten },
                ["deviceMilliseconds"] = DeviceMilliseconds,
                ["instructions"] = Instructions,
                ["log"] = Log,
                ["memory"] = Memory == null ? null : ToJson(Memory),
                ["violations"] = new JsonArray([.. Violations.Select(ViolationJson.Of)]),
            };
        }

        private JsonArray StagesToJson() => new([.. Stages.Select(stage => (JsonNode)new JsonObject
        {
            ["stage"] = stage.Stage,
            ["name"] = StageCatalog.Label(stage.Stage),
            ["milliseconds"] = stage.Milliseconds,
        })]);

        private static JsonObject ToJson(MemoryUse memory) => new()
        {
            ["imageBytes"] = memory.Image,
            ["nativeStack"] = new JsonObject { ["bytes"] = memory.NativeStack, ["peak"] = memory.NativeStackPeak },
            ["managedStack"] = new JsonObject { ["bytes"] = memory.ManagedStack, ["peak"] = memory.ManagedStackPeak },
            ["heap"] = new JsonObject
            {
                ["bytes"] = memory.Heap,
                ["filled"] = memory.HeapFilled,
                ["collections"] = memory.Collections,
                ["alive"] = memory.HeapAlive,
                ["free"] = memory.HeapFree
            },
        };

        private static string OutcomeName(RunOutcome outcome) => outcome switch
        {
            RunOutcome.Completed => "completed",
            RunOutcome.Refused => "refused",
            RunOutcome.Failed => "failed",
            _ => "needsPerson",
        };
    }
}
