using System.CommandLine;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Explain;
using FlipperUpdaterNano.Fupd.Output;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary><c>fupd explain</c>: explains an error code.</summary>
    internal static class ExplainCommand
    {
        public static Command Create(CommonOptions common)
        {
            Argument<string> code = new("CODE") { Description = "The code as the device shows it, such as 2-99 or [2-99]." };
            Command command = new("explain", "Explain an error code: what happened, what is safe, what to do.") { code };
            command.SetAction(result => Run(result.GetValue(code)!, common.OutputOf(result)));
            return command;
        }

        private static int Run(string text, CommandOutput output)
        {
            ErrorCode code = ErrorCode.Parse(text);
            Explanation? own = Explanation.Of(code);
            StockErrorCode? later = StockErrorCode.Find(code);
            if (own == null && later == null)
            {
                throw new InputException(
                    $"code {text}: neither this updater nor stock firmware since May 2022 has this code; codes have the form "
                    + "STAGE-PROGRESS, such as 2-99");
            }

            output.Line($"[{code}]");
            Write(own, "This updater", output);
            Write(later?.Explanation, "Later stock firmware", output);
            if (later?.Ours is { } ours)
            {
                output.Line($"  The equivalent code of this updater is [{ours}].");
            }

            output.Report(new JsonObject
            {
                ["code"] = code.ToString(),
                ["stage"] = code.Stage,
                ["progress"] = code.Progress,
                ["meaning"] = own?.ToJson(),
                ["laterFirmware"] = later?.ToJson(),
            });
            return ExitStatus.Done;
        }

        private static void Write(Explanation? explanation, string who, CommandOutput output)
        {
            if (explanation != null)
            {
                output.Line($"{who}: {explanation.StageName}: {explanation.Text}.");
                output.Line($"  Safe:  {explanation.Safe}");
                output.Line($"  To do: {explanation.Advice}");
            }
        }
    }
}
