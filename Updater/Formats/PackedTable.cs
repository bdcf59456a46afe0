namespace FlipperUpdaterNano.Updater.Formats
{
    /// <summary>Tables stored as one string with a line feed after each row, which is their smallest form in the RAM image.</summary>
    public static class PackedTable
    {
        /// <summary>Finds a row.</summary>
        /// <param name="table">The table.</param>
        /// <param name="number">The index of the row, from 0; the row must exist.</param>
        /// <returns>Offset at which the row starts.</returns>
        public static int Start(string table, int number)
        {
            int start = 0;
            for (; number > 0; number--)
            {
                start = table.IndexOf('\n', start) + 1;
            }

            return start;
        }

        /// <summary>Returns the part of a row from a position up to the end of the row.</summary>
        /// <param name="table">The table.</param>
        /// <param name="start">Offset within a row at which to start.</param>
        /// <returns>The text.</returns>
        public static string From(string table, int start)
        {
            return table.Substring(start, table.IndexOf('\n', start) - start);
        }
    }
}
