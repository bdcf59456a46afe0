namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>The guarded blocks, filters and handlers of a method as ranges of its instructions.</summary>
    internal sealed class ClauseRanges
    {
        private readonly List<(int Start, int End)> _ranges = [];

        /// <summary>Finds the ranges of a method. The ranges are valid until an instruction is inserted or removed.</summary>
        public ClauseRanges(MethodCode code)
        {
            if (code.Clauses.Count == 0)
            {
                return;
            }

            Dictionary<Label, int> places = code.Code.Select((instruction, index) => (instruction, index))
                .Where(item => item.instruction.Op == Op.LABEL)
                .ToDictionary(item => item.instruction.Target!, item => item.index);

            foreach (Clause clause in code.Clauses)
            {
                _ranges.Add((places[clause.TryStart], places[clause.TryEnd]));
                _ranges.Add((places[clause.Filter ?? clause.Handler], places.GetValueOrDefault(clause.HandlerEnd, code.Code.Count)));
            }
        }

        /// <summary>Returns whether an exception has the same effect at two instructions.</summary>
        /// <param name="first">Index of an instruction.</param>
        /// <param name="second">Index of the other instruction.</param>
        /// <returns>True if both instructions are in the same guarded blocks, filters and handlers.</returns>
        public bool AreSame(int first, int second) =>
            _ranges.TrueForAll(range => Contains(range, first) == Contains(range, second));

        private static bool Contains((int Start, int End) range, int index) => range.Start <= index && index < range.End;
    }
}
