namespace FlipperUpdaterNano.Architecture.Tests.Layers
{
    /// <summary>
    /// Parts of the project and the parts that each may use. A part may use what its own uses may use: the table is closed over that.
    /// </summary>
    public sealed class LayerTable
    {
        private readonly Dictionary<string, HashSet<string>> _allowed = [];

        /// <summary>Makes the table.</summary>
        /// <param name="parts">Each part with the parts that it uses directly; every part follows the ones it uses, so that there is
        /// no cycle.</param>
        /// <exception cref="ArgumentException">A part uses one that does not stand before it.</exception>
        public LayerTable(params (string Part, string[] Uses)[] parts)
        {
            foreach ((string part, string[] uses) in parts)
            {
                HashSet<string> all = [];

                foreach (string use in uses)
                {
                    if (!_allowed.TryGetValue(use, out HashSet<string>? below))
                    {
                        throw new ArgumentException($"{part} uses {use}, which does not stand before it");
                    }

                    all.Add(use);
                    all.UnionWith(below);
                }

                _allowed.Add(part, all);
            }
        }

        /// <summary>Gets the parts.</summary>
        public IEnumerable<string> Parts => _allowed.Keys;

        /// <summary>Finds uses that the table does not allow.</summary>
        /// <param name="uses">From which part to which, and where.</param>
        /// <returns>One line for each place, sorted.</returns>
        public IReadOnlyList<string> Violations(IEnumerable<(string From, string To, string Where)> uses) =>
        [
            .. uses.Where(
                use => use.From != use.To && !(_allowed.TryGetValue(use.From, out HashSet<string>? below) && below.Contains(use.To)))
                .Select(use => $"{use.From} -> {use.To}: {use.Where}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }
}
