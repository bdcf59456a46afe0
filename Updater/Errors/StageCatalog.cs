using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Errors
{
    /// <summary>
    /// The single table of stages and errors, used by screens, reports, <c>fupd explain</c>, docs/ERRORS.md and the tests.
    /// </summary>
    /// <remarks>
    /// The source of the tables is stages.txt. <see cref="StageTables"/> contains the packed tables, which are text in fixed columns,
    /// because a string literal is their smallest form in the RAM image. The text is parsed on use.
    /// </remarks>
    public static class StageCatalog
    {
        /// <summary>The highest stage code.</summary>
        public const int Last = (int)Stage.Rollback;

        private const int SafetyColumn = 8;
        private const int AdviceColumn = 9;
        private const int TextColumn = 10;

        // The numbers of stages 1 to 13 in the stock updater, as letters; A is 1.
        private const string StockStages = "AIJKCDEFGHBLO";

        // Letter of the advice to restart. After an error with this advice, a retry can succeed only after a reset.
        private const char RestartLetter = 'n';

        /// <summary>Returns the name of a stage, as shown on the screen.</summary>
        /// <param name="stage">Stage code, one of <see cref="Stage"/>.</param>
        /// <returns>The label; empty for an unknown code.</returns>
        public static string Label(int stage)
        {
            return stage < 1 || stage > Last
                ? string.Empty
                : PackedTable.From(StageTables.Labels, PackedTable.Start(StageTables.Labels, stage - 1));
        }

        /// <summary>Finds the meaning of an error code.</summary>
        /// <param name="stage">Stage code, XX.</param>
        /// <param name="progress">Progress value, YY.</param>
        /// <returns>The row of the code, or <see langword="null"/> if there is none.</returns>
        public static ErrorRow Find(int stage, int progress)
        {
            for (int start = 0; start < StageTables.Errors.Length; start = StageTables.Errors.IndexOf('\n', start) + 1)
            {
                ErrorRow row = Row(start);
                if (row.Stage == stage && progress >= row.From && progress <= row.To)
                {
                    return row;
                }
            }

            return null;
        }

        /// <summary>Reads the whole error table, in order.</summary>
        /// <returns>All rows.</returns>
        public static ErrorRow[] Rows()
        {
            ErrorRow[] rows = new ErrorRow[StageTables.Errors.Split('\n').Length - 1];
            int start = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = Row(start);
                start = StageTables.Errors.IndexOf('\n', start) + 1;
            }

            return rows;
        }

        /// <summary>Returns the number of a stage in the current stock updater (docs/reference/stock-updater.md 1.13).</summary>
        /// <param name="stage">Stage code, one of <see cref="Stage"/>.</param>
        /// <returns>The stock number; 0 if the stock updater lacks the stage.</returns>
        public static int StockStage(int stage)
        {
            return stage < 1 || stage > StockStages.Length ? 0 : StockStages[stage - 1] - '@';
        }

        /// <summary>Formats an error code as XX-YY, without brackets.</summary>
        /// <param name="stage">Stage code, XX.</param>
        /// <param name="progress">Progress value, YY.</param>
        /// <returns>For example <c>2-99</c>.</returns>
        public static string Code(int stage, int progress)
        {
            return MessageFormat.Of("#-#", stage, progress);
        }

        private static ErrorRow Row(int start)
        {
            char advice = StageTables.Errors[start + AdviceColumn];

            // The character is converted to a string first: the compiler would otherwise concatenate it through a span, a type that v1
            // lacks.
            string letter = advice.ToString();
            return new ErrorRow(
                Number(StageTables.Errors, start, 2),
                Number(StageTables.Errors, start + 2, 3),
                Number(StageTables.Errors, start + 5, 3),
                PackedTable.From(StageTables.Errors, start + TextColumn),
                PackedTable.From(StageTables.Advice, StageTables.Advice.IndexOf("\n" + letter) + 2),
                (Safety)StageTables.Errors[start + SafetyColumn],
                advice == RestartLetter);
        }

        private static int Number(string table, int start, int digits)
        {
            int number = 0;
            for (int i = start; i < start + digits; i++)
            {
                number = (number * 10) + table[i] - '0';
            }

            return number;
        }
    }
}
