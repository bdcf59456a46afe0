using System.Globalization;
using FlipperUpdaterNano.Fupd.Output;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>Summarises a finished sweep as text and as a report.</summary>
    internal static class SweepSummary
    {
        private const int MostIds = 10;

        public static void Write(SweepResult swept, CommandOutput output)
        {
            output.Line();
            output.Line($"{"outcome",-16}{"runs",8}{"share",9}{"of time",9}");
            foreach (CutOutcome outcome in Enum.GetValues<CutOutcome>())
            {
                int count = swept.Count(outcome);
                output.Line(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{SweepRun.NameOf(outcome),-16}{count,8}{100.0 * count / Math.Max(1, swept.Runs.Count),7:0.00} %"
                    + $"{100 * swept.ShareOfTime(outcome),7:0.00} %"));
            }

            output.Line($"{"all",-16}{swept.Runs.Count,8}");
            SweepRun[] bad = [.. swept.Runs.Where(run => run.IsBad)];
            if (bad.Length > 0)
            {
                output.Line();
                foreach (SweepRun run in bad.Take(MostIds))
                {
                    string[] faults = [run.Why, .. run.Violations.Select(rule => rule.ToString())];
                    output.Line($"{run.Id}: {SweepRun.NameOf(run.Outcome)}: {string.Join("; ", faults)}");
                    output.Line($"  replay: fupd install PACKAGE --device DEVICE {swept.Replay(run)}");
                }

                if (bad.Length > MostIds)
                {
                    output.Line($"... and {bad.Length - MostIds} more; --json lists them all.");
                }
            }

            if (!output.IsForPeople && bad.Length > 0)
            {
                output.Fault($"{bad.Length} of {swept.Runs.Count} runs failed or violated a rule; the first is {bad[0].Id}: {bad[0].Why}");
            }

            output.Report(swept.ToJson());
        }
    }
}
