using System.Globalization;
using System.Net;
using System.Text;
using FlipperUpdaterNano.Updater.Errors;

namespace FlipperUpdaterNano.Fupd.Sweeps
{
    /// <summary>
    /// Draws a map of a sweep's outcomes, over operations and over device time, as a single HTML file without external resources.
    /// </summary>
    internal static class SweepPage
    {
        private const int Width = 1200;
        private const int RowHeight = 22;
        private const int Left = 70;

        private const string Style = """
            body { font: 14px/1.45 system-ui, sans-serif; margin: 2em; max-width: 1320px; color: #1c1c1c; background: #fff }
            table { border-collapse: collapse }
            td, th { padding: .2em .9em .2em 0; text-align: right }
            td:first-child, th:first-child { text-align: left }
            svg { display: block; margin: .3em 0 1.2em } svg text { font: 11px system-ui, sans-serif; fill: #444 }
            i { display: inline-block; width: .9em; height: .9em; margin-right: .5em; vertical-align: -.1em }
            details { margin: .4em 0 } code { font-size: 12px } summary { cursor: pointer }
            """;

        /// <summary>Renders the result of a sweep as an HTML page.</summary>
        public static string Of(SweepResult swept)
        {
            StringBuilder page = new();
            string title = Escape($"Power-cut sweep: {swept.Title}");
            page.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(title)
                .Append("</title><style>\n").Append(Style).Append("\n</style></head><body>\n<h1>").Append(title).Append("</h1>\n");
            page.Append(
                CultureInfo.InvariantCulture,
                $"<p>{swept.Operations} operations in {swept.Nanoseconds / 1e9:0.000} s of device time, {swept.Runs.Count} runs.</p>\n");
            Table(page, swept);
            Map(page, swept, "Outcome over operations", swept.Operations, run => (run.Operation - 1, 1), stage => stage.Operation - 1);
            Map(
                page,
                swept,
                "Outcome over device time",
                swept.Nanoseconds,
                run => (run.Nanoseconds, Math.Max(run.Duration, 1)),
                stage => stage.Nanoseconds);
            Lists(page, swept);
            return page.Append("</body></html>\n").ToString();
        }

        private static string ColourOf(CutOutcome outcome) => outcome switch
        {
            CutOutcome.CompletedAlone => "#2a9d8f",
            CutOutcome.NotStarted => "#8ecae6",
            CutOutcome.NeedsPc => "#f4a261",
            CutOutcome.TornOptions => "#9b5de5",
            CutOutcome.Hang => "#333333",
            _ => "#d00000",
        };

        private static void Table(StringBuilder page, SweepResult swept)
        {
            page.Append("<table><tr><th>outcome</th><th>runs</th><th>share</th><th>share of time</th></tr>\n");
            foreach (CutOutcome outcome in Enum.GetValues<CutOutcome>())
            {
                int count = swept.Count(outcome);
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"<tr><td><i style=\"background:{ColourOf(outcome)}\"></i>{SweepRun.NameOf(outcome)}</td><td>{count}</td>"
                    + $"<td>{100.0 * count / Math.Max(1, swept.Runs.Count):0.00} %</td>"
                    + $"<td>{100 * swept.ShareOfTime(outcome):0.00} %</td></tr>\n");
            }

            page.Append("</table>\n");
        }

        private static void Map(
            StringBuilder page,
            SweepResult swept,
            string heading,
            long length,
            Func<SweepRun, (long From, long Length)> place,
            Func<(int Stage, long Operation, long Nanoseconds), long> stagePlace)
        {
            string[] modes = [.. swept.Runs.Select(ModeOf).Distinct().Order(StringComparer.Ordinal)];
            double scale = (double)Width / Math.Max(1, length);
            int height = (modes.Length * RowHeight) + 130;
            page.Append(
                CultureInfo.InvariantCulture,
                $"<h2>{heading}</h2>\n<svg width=\"{Width + Left + 10}\" height=\"{height}\" role=\"img\" aria-label=\"{heading}\">\n");
            for (int row = 0; row < modes.Length; row++)
            {
                page.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{(row * RowHeight) + 15}\">{Escape(modes[row])}</text>\n");
                foreach (SweepRun run in swept.Runs.Where(run => ModeOf(run) == modes[row]))
                {
                    (long from, long size) = place(run);
                    page.Append(
                        CultureInfo.InvariantCulture,
                        $"<rect x=\"{Left + (from * scale):0.##}\" y=\"{row * RowHeight}\" width=\"{Math.Max(size * scale, 0.4):0.##}\" "
                        + $"height=\"{RowHeight - 3}\" fill=\"{ColourOf(run.Outcome)}\"><title>{Escape(run.Id)}: "
                        + $"{SweepRun.NameOf(run.Outcome)} {Escape(run.Why)}</title></rect>\n");
                }
            }

            Labels(page, swept, modes.Length * RowHeight, stage => Left + (stagePlace(stage) * scale));
            page.Append("</svg>\n");
        }

        private static void Labels(
            StringBuilder page, SweepResult swept, int y, Func<(int Stage, long Operation, long Nanoseconds), double> place)
        {
            foreach ((int Stage, long Operation, long Nanoseconds) stage in swept.Stages)
            {
                double x = place(stage);
                string label = stage.Stage == 0 ? "boot" : StageCatalog.Label(stage.Stage);
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"<line x1=\"{x:0.##}\" x2=\"{x:0.##}\" y1=\"0\" y2=\"{y + 4}\" stroke=\"#999\" stroke-width=\".5\"/>"
                    + $"<text transform=\"translate({x:0.##},{y + 12}) rotate(55)\">{Escape(label)}</text>\n");
            }
        }

        private static void Lists(StringBuilder page, SweepResult swept)
        {
            page.Append("<h2>Runs that did not complete unattended</h2>\n");
            foreach (CutOutcome outcome in Enum.GetValues<CutOutcome>().Where(outcome => outcome > CutOutcome.NotStarted).Reverse())
            {
                SweepRun[] runs = [.. swept.Runs.Where(run => run.Outcome == outcome)];
                if (runs.Length > 0)
                {
                    page.Append(
                        CultureInfo.InvariantCulture, $"<details><summary>{SweepRun.NameOf(outcome)}: {runs.Length}</summary><ul>\n");
                    foreach (SweepRun run in runs)
                    {
                        page.Append(CultureInfo.InvariantCulture, $"<li><code>{Escape(run.Id)}</code> {Escape(run.Why)}</li>\n");
                    }

                    page.Append("</ul></details>\n");
                }
            }
        }

        private static string ModeOf(SweepRun run)
        {
            string mode = run.Cuts[0][(run.Cuts[0].LastIndexOf(':') + 1)..];
            return run.Cuts[0].Contains(':', StringComparison.Ordinal) ? mode : "pulled";
        }

        private static string Escape(string text) => WebUtility.HtmlEncode(text);
    }
}
