namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Tables stored as one string with a line feed after each row: the smallest form in the RAM image.</summary>
    public static class PackedTable
    {
        /// <summary>Finds a row.</summary>
        /// <param name="table">The table.</param>
        /// <param name="number">The row's number, from 0; it must exist.</param>
        /// <returns>Start of the row.</returns>
        public static int Start(string table, int number)
        {
            int start = 0;
            for (; number > 0; number--)
            {
                start = table.IndexOf('\n', start) + 1;
            }

            return start;
        }

        /// <summary>Returns the rest of a row.</summary>
        /// <param name="table">The table.</param>
        /// <param name="start">Offset within a row at which to start.</param>
        /// <returns>The text.</returns>
        public static string From(string table, int start)
        {
            return table.Substring(start, table.IndexOf('\n', start) - start);
        }
    }
}
