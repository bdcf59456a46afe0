namespace FlipperUpdaterNano.Architecture.Tests.Layers
{
    /// <summary>
    /// The parts of the project and their permitted dependencies; dependencies are transitive.
    /// </summary>
    public sealed class LayerTable
    {
        private readonly Dictionary<string, HashSet<string>> _allowed = [];

        /// <summary>Creates the table.</summary>
        /// <param name="parts">Each part with its direct dependencies. A part must be listed after its dependencies, which rules out
        /// cycles.</param>
        /// <exception cref="ArgumentException">A part depends on a part that is not listed before it.</exception>
        public LayerTable(params (string Part, string[] Uses)[] parts)
        {
            foreach ((string part, string[] uses) in parts)
            {
                HashSet<string> all = [];

                foreach (string use in uses)
                {
                    if (!_allowed.TryGetValue(use, out HashSet<string>? below))
                    {
                        throw new ArgumentException($"{part} uses {use}, which is not listed before it");
                    }

                    all.Add(use);
                    all.UnionWith(below);
                }

                _allowed.Add(part, all);
            }
        }

        /// <summary>Gets the parts.</summary>
        public IEnumerable<string> Parts => _allowed.Keys;

        /// <summary>Finds uses that the table does not permit.</summary>
        /// <param name="uses">Source part, target part and source location of each use.</param>
        /// <returns>One line per violation, sorted.</returns>
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
