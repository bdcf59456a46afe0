using System.CommandLine;

namespace FlipperUpdaterNano.Fupd
{
    /// <summary>Suggests the command or option closest to an unknown one.</summary>
    internal static class Suggestion
    {
        private const int MostEdits = 2;

        /// <summary>Makes the suggestion.</summary>
        /// <param name="typed">The unknown command line argument.</param>
        /// <param name="command">The command to which the argument was given.</param>
        /// <returns>The end of a sentence, such as ", did you mean 'pack'?"; empty if nothing is similar.</returns>
        public static string For(string typed, Command command)
        {
            string? best = Nearest(typed, command.Subcommands.Select(known => known.Name)
                .Concat(command.Options.Select(option => option.Name))
                .Concat(
                    command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)).Select(
                        option => option.Name)));
            return best == null ? string.Empty : $", did you mean '{best}'?";
        }

        /// <summary>Finds the name most similar to an argument.</summary>
        /// <param name="typed">The command line argument.</param>
        /// <returns>The most similar name, or <see langword="null"/> if none is similar.</returns>
        public static string? Nearest(string typed, IEnumerable<string> names) => names
            .Where(name => Distance(typed, name) <= Math.Min(MostEdits, name.TrimStart('-').Length / 2))
            .MinBy(name => Distance(typed, name));

        /// <summary>Counts the edits needed to turn one word into another (Levenshtein distance).</summary>
        private static int Distance(string one, string other)
        {
            int[] row = [.. Enumerable.Range(0, other.Length + 1)];
            for (int i = 1; i <= one.Length; i++)
            {
                int diagonal = row[0];
                row[0] = i;
                for (int j = 1; j <= other.Length; j++)
                {
                    int replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                    diagonal = row[j];
                    row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
                }
            }

            return row[^1];
        }
    }
}
