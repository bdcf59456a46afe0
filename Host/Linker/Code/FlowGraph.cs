namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>Builds the control flow graph of a method, including the edges to exception handlers.</summary>
    internal static class FlowGraph
    {
        public static List<Block> Blocks(MethodCode code)
        {
            Dictionary<Label, int> places = [];
            List<Block> blocks = [];
            Block[] at = new Block[code.Code.Count];
            Block? current = null;

            for (int i = 0; i < code.Code.Count; i++)
            {
                Instruction instruction = code.Code[i];

                if (current == null || instruction.Op == Op.LABEL)
                {
                    current = new Block(code, i);
                    blocks.Add(current);
                }

                if (instruction.Op == Op.LABEL)
                {
                    places[instruction.Target!] = i;
                }

                current.Last = i;
                at[i] = current;
                current = instruction.EndsBlock ? null : current;
            }

            AddBranches(code, blocks, at, places);
            AddExceptionFlow(code, blocks, at, places);

            return blocks;
        }

        private static void AddBranches(MethodCode code, List<Block> blocks, Block[] at, Dictionary<Label, int> places)
        {
            foreach (Block block in blocks)
            {
                Instruction last = code.Code[block.Last];

                if (last.FallsThrough && block.Last + 1 < at.Length)
                {
                    block.Next.Add(at[block.Last + 1]);
                }

                if (last.Op != Op.LABEL && last.Target != null)
                {
                    block.Next.Add(at[places[last.Target]]);
                }

                block.Next.AddRange(last.Table.Select(label => at[places[label]]));
            }
        }

        private static void AddExceptionFlow(MethodCode code, List<Block> blocks, Block[] at, Dictionary<Label, int> places)
        {
            int Place(Label label) => places[label];

            foreach (Clause clause in code.Clauses)
            {
                int end = Place(clause.TryEnd);
                Block handler = at[Place(clause.Handler)];
                Block entered = clause.Filter == null ? handler : at[Place(clause.Filter)];

                foreach (Block block in blocks.Where(block => block.First >= Place(clause.TryStart) && block.First < end))
                {
                    block.Handlers.Add(handler);
                    block.Handlers.Add(entered);
                }
            }

            AddFilterFlow(code, blocks, at, places);

            foreach (Block block in blocks)
            {
                Instruction last = code.Code[block.Last];

                if (last.Op == Op.RETFIN)
                {
                    // After a finally block, execution continues after the point from which the block was entered.
                    Clause clause = code.Clauses.First(item => item.Slot == last.Registers[0].Register);
                    block.Next.AddRange(blocks
                        .Where(item => code.Code[item.Last].Op == Op.GOSUB && code.Code[item.Last].Target == clause.Handler
                        && item.Last + 1 < at.Length)
                        .Select(item => at[item.Last + 1]));
                }
            }
        }

        /// <summary>
        /// Adds the edges of filters. If a filter returns false or throws at any point, the search continues with the next clauses. If the
        /// filter accepts the exception, the second pass runs the finally blocks between the throw and the handler.
        /// </summary>
        private static void AddFilterFlow(MethodCode code, List<Block> blocks, Block[] at, Dictionary<Label, int> places)
        {
            Block[] entries = [.. code.Clauses
                .SelectMany(clause => clause.Filter == null ? new[] { clause.Handler } : [clause.Handler, clause.Filter])
                .Select(label => at[places[label]])];

            foreach (Clause clause in code.Clauses.Where(clause => clause.Filter != null))
            {
                int first = places[clause.Filter!], end = places[clause.Handler];

                foreach (Block block in blocks.Where(block => block.First >= first && block.First < end))
                {
                    block.Handlers.AddRange(entries);
                }
            }
        }
    }
}
