namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Tables stored as one text with a line feed after each row: the smallest form a table can have in the RAM image.</summary>
    public static class PackedTable
    {
        /// <summary>Finds a row.</summary>
        /// <param name="table">The table.</param>
        /// <param name="number">The row's number, from 0; it must be there.</param>
        /// <returns>Where it begins.</returns>
        public static int Start(string table, int number)
        {
            int start = 0;
            for (; number > 0; number--)
            {
                start = table.IndexOf('\n', start) + 1;
            }

            return start;
        }

        /// <summary>Reads from a place in a row to its end.</summary>
        /// <param name="table">The table.</param>
        /// <param name="start">The place.</param>
        /// <returns>The text.</returns>
        public static string From(string table, int start)
        {
            return table.Substring(start, table.IndexOf('\n', start) - start);
        }
    }
}
