using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// The table for virtual calls, with a row for each type and a cell for each slot that is called. Rows overlap where their used cells
    /// do not collide; each row is identified by its start.
    /// </summary>
    internal sealed class DispatchTable
    {
        private readonly Dictionary<TypeNode, int> _bases = [];

        /// <summary>Builds the table.</summary>
        /// <param name="layout">The instantiated types, and the slots that are called.</param>
        /// <param name="filler">The value of unused cells.</param>
        public DispatchTable(ImageLayout layout, MethodNode filler)
        {
            List<int> cells = [];

            foreach ((TypeNode type, Dictionary<int, int> row) in Rows(layout).Where(row => row.Row.Count > 0)
                .OrderByDescending(row => row.Row.Count).ThenBy(row => row.Type.Index))
            {
                _bases[type] = Place(cells, row);
            }

            int size = layout.Slots.Count == 0 ? 0 : Math.Max(cells.Count, _bases.Values.DefaultIfEmpty(0).Max() + layout.Slots.Count);
            Cells = [.. Enumerable.Range(0, size).Select(i => i < cells.Count && cells[i] >= 0 ? cells[i] : filler.Index)];
        }

        public int[] Cells { get; }

        public int BaseOf(TypeNode type) => _bases.GetValueOrDefault(type);

        private static List<(TypeNode Type, Dictionary<int, int> Row)> Rows(ImageLayout layout)
        {
            List<(TypeNode Type, Dictionary<int, int> Row)> rows = [];

            foreach (TypeNode type in layout.Made)
            {
                Dictionary<int, int> row = [];

                for (int i = 0; i < layout.Slots.Count; i++)
                {
                    if (layout.Target(type, layout.Slots[i]) is MethodNode target)
                    {
                        row.Add(i, target.Index);
                    }
                }

                rows.Add((type, row));
            }

            return rows;
        }

        private static int Place(List<int> cells, Dictionary<int, int> row)
        {
            int at = 0;

            while (row.Any(cell => at + cell.Key < cells.Count && cells[at + cell.Key] >= 0 && cells[at + cell.Key] != cell.Value))
            {
                at++;
            }

            foreach (KeyValuePair<int, int> cell in row)
            {
                while (cells.Count <= at + cell.Key)
                {
                    cells.Add(-1);
                }

                cells[at + cell.Key] = cell.Value;
            }

            return at;
        }
    }
}
