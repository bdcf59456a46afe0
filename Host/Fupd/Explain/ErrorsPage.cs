using System.Text;
using FlipperUpdaterNano.Updater.Errors;

namespace FlipperUpdaterNano.Fupd.Explain
{
    /// <summary>Generates docs/ERRORS.md from the stage table.</summary>
    internal static class ErrorsPage
    {
        /// <summary>Path of the page relative to the repository's root.</summary>
        public const string Path = "docs/ERRORS.md";

        /// <summary>Generates the page.</summary>
        /// <returns>The page in Markdown, with LF line endings.</returns>
        public static string Markdown()
        {
            StringBuilder page = new();
            page.Append("# Errors\n\n");
            page.Append(
                "An error is shown as `[XX-YY]`: XX is the stage, YY its progress. `fupd explain 2-99` prints the row of a code.\n");
            page.Append("Stages 1 to 13 have the codes documented by Flipper Devices; stages from 14 on are this project's own.\n");
            page.Append("This page is generated from `Updater/Errors/stages.txt`; after a change to that file run\n");
            page.Append("`tools/generate-stage-tables.sh`.\n");
            for (int stage = 1; stage <= StageCatalog.Last; stage++)
            {
                AddStage(page, stage);
            }

            AddSafety(page);
            AddStockCodes(page);
            return page.ToString();
        }

        private static void AddStage(StringBuilder page, int stage)
        {
            page.Append($"\n## {stage}: {StageCatalog.Label(stage)}\n\n");
            if (StageCatalog.Rows().All(row => row.Stage != stage))
            {
                page.Append("An error in this stage does not end the update; `update.log` states the reason.\n");
                return;
            }

            page.Append("| code | what happened | what to do | what is safe |\n|---|---|---|---|\n");
            foreach (ErrorRow row in StageCatalog.Rows().Where(row => row.Stage == stage))
            {
                page.Append(
                    $"| {Range(row.Stage, row.From, row.To)} | {row.Text} | {row.Advice} | [{Name(row.Safety)}](#what-is-safe) |\n");
            }
        }

        private static void AddSafety(StringBuilder page)
        {
            page.Append("\n## What is safe\n\n");
            foreach (Safety safety in StageCatalog.Rows().Select(row => row.Safety).Distinct())
            {
                page.Append($"- **{Name(safety)}**: {Explanation.SafeSentence(safety)}\n");
            }
        }

        private static void AddStockCodes(StringBuilder page)
        {
            page.Append("\n## Codes of later stock firmware\n\n");
            page.Append(
                "Stock firmware since May 2022 numbers its stages differently. The table gives the meaning of its codes and the "
                + "equivalent codes of this updater.\n\n");
            page.Append("| stock code | stage | what happened | our code |\n|---|---|---|---|\n");
            foreach (StockErrorCode code in StockErrorCode.All)
            {
                page.Append(
                    $"| {Range(code.Stage, code.From, code.To)} | {code.Explanation.StageName} | {code.Explanation.Text} | {code.Ours} "
                    + "|\n");
            }
        }

        private static string Name(Safety safety) => safety switch
        {
            Safety.Unchanged => "all",
            Safety.Radio => "all except the radio",
            Safety.Flash => "the settings",
            Safety.Options => "all except option bytes",
            Safety.Settings => "firmware and backup",
            Safety.Card => "all except card files",
            _ => throw new InvalidOperationException($"The catalog contains a safety letter '{safety}' without a name."),
        };

        private static string Range(int stage, int from, int to) => from == to ? $"{stage}-{from}" : $"{stage}-{from} to {stage}-{to}";
    }
}
