using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Plan;
using Spectre.Console;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>Prints the steps of a plan as a table, or as a list if the terminal is too narrow for a table.</summary>
    internal static class PlanText
    {
        // Width, in columns, of a table that holds the longest label and text, four numbers and the borders.
        private const int NarrowestTable = 80;

        /// <summary>Writes the steps.</summary>
        /// <param name="duration">The expected durations of the plan's steps.</param>
        /// <param name="output">Receives the table.</param>
        public static void Write(UpdatePlan plan, DurationEstimate duration, CommandOutput output)
        {
            if (output.Console.Profile.Width >= NarrowestTable)
            {
                WriteTable(plan, duration, output);
                return;
            }

            foreach (PlanStep step in plan.Steps)
            {
                output.Line($"  {StageCatalog.Label((int)step.Stage)}: {string.Join(", ", Parts(step, duration))}");
            }
        }

        private static void WriteTable(UpdatePlan plan, DurationEstimate duration, CommandOutput output)
        {
            Table table = new Table().Border(output.IsPlain ? TableBorder.Ascii : TableBorder.Simple);
            table.AddColumns("Stage", "What", "Read", "Erase", "Write", "Time");
            foreach (PlanStep step in plan.Steps)
            {
                table.AddRow(
                    Markup.Escape(StageCatalog.Label((int)step.Stage)),
                    Markup.Escape(step.Text),
                    step.BytesToRead > 0 ? $"{step.BytesToRead}" : string.Empty,
                    step.PagesToErase > 0 ? $"{step.PagesToErase} pages" : string.Empty,
                    step.BytesToWrite > 0 ? $"{step.BytesToWrite}" : string.Empty,
                    Time(step, duration));
            }

            output.Console.Write(table);
        }

        private static IEnumerable<string> Parts(PlanStep step, DurationEstimate duration)
        {
            yield return step.Text;
            if (step.BytesToRead > 0)
            {
                yield return $"{step.BytesToRead} bytes read";
            }

            if (step.PagesToErase > 0)
            {
                yield return $"{step.PagesToErase} pages erased";
            }

            if (step.BytesToWrite > 0)
            {
                yield return $"{step.BytesToWrite} bytes written";
            }

            yield return Time(step, duration);
        }

        private static string Time(PlanStep step, DurationEstimate duration) =>
            step.IsDone ? "done" : $"{duration.Of(step) / 1000.0:0.0} s";
    }
}
