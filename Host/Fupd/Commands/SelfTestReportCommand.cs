using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.SelfTest;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>
    /// <c>fupd selftest-report</c>: compares the measurements of a self-test with the assumptions that the code and the model make.
    /// </summary>
    internal static class SelfTestReportCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> log = new("LOG")
            {
                Description = "The log of the self-test: selftest.log from the card, or the output of USART1.",
            };
            Command command = new("selftest-report", "Compare the measurements of a self-test with the model's assumptions.") { log };
            command.SetAction(result => Run(SelfTestLog.Read(result.GetValue(log)!), common.OutputOf(result)));
            return command;
        }

        private static int Run(SelfTestLog log, CommandOutput output)
        {
            output.Line(log.Version);
            foreach (SelfTestStep step in log.Steps)
            {
                output.Line($"step {step.Number} {step.Name}: {Outcome(step)}");
            }

            foreach (string note in log.Notes)
            {
                output.Line($"note: {note}");
            }

            bool isAsAssumed = log.IsComplete && log.Steps.All(step => step.IsGood == true);
            JsonArray facts = [];
            foreach (AssumedFact fact in AssumedFacts.All)
            {
                long? value = log.Facts.TryGetValue(fact.Name, out long measured) ? measured : null;
                bool holds = value is { } known && fact.Holds(known);
                isAsAssumed &= holds;
                output.Line(Sentence(fact, value, holds));
                facts.Add(ToJson(fact, value, holds));
            }

            JsonArray notMeasured = ListNotMeasured(output);
            output.Line(isAsAssumed
                ? "All measurements match the assumptions."
                : "Some steps failed, or some measurements are missing or differ from the assumptions.");
            output.Report(new JsonObject
            {
                ["version"] = log.Version,
                ["complete"] = log.IsComplete,
                ["asAssumed"] = isAsAssumed,
                ["steps"] = new JsonArray([.. log.Steps.Select(ToJson)]),
                ["notes"] = new JsonArray([.. log.Notes.Select(note => JsonValue.Create(note))]),
                ["facts"] = facts,
                ["notMeasured"] = notMeasured,
            });
            return isAsAssumed ? ExitStatus.Done : ExitStatus.Refused;
        }

        private static JsonArray ListNotMeasured(CommandOutput output)
        {
            JsonArray facts = [];
            foreach (UnmeasuredFact fact in UnmeasuredFact.All)
            {
                output.Line($"by hand  {fact.Name}: {fact.Meaning}; not measured by the image: {fact.Reason}");
                facts.Add(new JsonObject
                {
                    ["name"] = fact.Name,
                    ["meaning"] = fact.Meaning,
                    ["reason"] = fact.Reason,
                    ["file"] = fact.File,
                    ["constant"] = fact.Constant,
                });
            }

            return facts;
        }

        private static JsonObject ToJson(SelfTestStep step) => new()
        {
            ["number"] = step.Number,
            ["name"] = step.Name,
            ["outcome"] = Outcome(step),
        };

        private static JsonObject ToJson(AssumedFact fact, long? value, bool holds) => new()
        {
            ["name"] = fact.Name,
            ["measured"] = value is { } number ? fact.Text(number) : null,
            ["assumed"] = fact.Expected,
            ["meaning"] = fact.Meaning,
            ["verdict"] = Verdict(value, holds),
            ["file"] = fact.File,
            ["constant"] = fact.Constant,
        };

        private static string Outcome(SelfTestStep step) => step.IsGood switch
        {
            true => "good",
            false => "bad",
            null => "did not end",
        };

        private static string Verdict(long? value, bool holds) => value == null ? "missing" : holds ? "asAssumed" : "differs";

        private static string Sentence(AssumedFact fact, long? value, bool holds) => value is not { } measured
            ? $"missing  {fact.Name} was not measured: {fact.Meaning}"
            : holds
                ? $"ok       {fact.Name} {fact.Text(measured)}: {fact.Meaning}"
                : $"DIFFERS  {fact.Name} {fact.Text(measured)}, assumed {fact.Expected}: {fact.Meaning}; change {fact.Constant} in "
                    + fact.File;
    }
}
