using System.Collections;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>
    /// Computes the live range of each register of a method: the first and the last operation at which the register is live.
    /// </summary>
    internal sealed class Liveness
    {
        private readonly int[] _start;
        private readonly int[] _end;
        private readonly BitArray _fromStart;
        private readonly Dictionary<Label, Block> _labelled = [];

        public Liveness(MethodCode code)
        {
            int count = code.Registers.Count;
            _start = Enumerable.Repeat(int.MaxValue, count).ToArray();
            _end = Enumerable.Repeat(-1, count).ToArray();
            Blocks = FlowGraph.Blocks(code);
            Solve(Blocks, count);
            _fromStart = Blocks.Count == 0 ? new BitArray(count) : Blocks[0].LiveIn;

            foreach (Block block in Blocks)
            {
                Extend(block.LiveIn, block.First);

                if (code.Code[block.First].Op == Op.LABEL)
                {
                    _labelled.Add(code.Code[block.First].Target!, block);
                }

                Extend(block.LiveOut, block.Last);

                for (int i = block.First; i <= block.Last; i++)
                {
                    foreach ((Operand operand, _) in code.Code[i].Reads().Concat(code.Code[i].Writes()))
                    {
                        Touch(operand.Register.Number, i);
                    }
                }
            }

            foreach (Register made in code.Registers.Where(register => register.MadeBy != null && IsUsed(register)))
            {
                int last = code.Code.IndexOf(made.MadeBy!);
                Touch(made.Number, last >= 0 ? last : code.Code.Count - 1);
            }

            foreach (Clause clause in code.Clauses)
            {
                Touch(clause.Slot.Number, 0);
            }
        }

        /// <summary>Gets the basic blocks of the method with their live registers.</summary>
        public List<Block> Blocks { get; }

        public bool IsUsed(Register register) => _end[register.Number] >= 0;

        public bool IsLiveFromStart(Register register) => _fromStart[register.Number];

        /// <summary>Returns whether a register is live at a label.</summary>
        /// <param name="label">The label at the start of a block.</param>
        /// <returns>True if the value of the register is read later.</returns>
        public bool IsLiveAt(Register register, Label label) => _labelled[label].LiveIn[register.Number];

        public int Start(Register register) => _start[register.Number];

        public int End(Register register) => _end[register.Number];

        private static void Solve(List<Block> blocks, int count)
        {
            foreach (Block block in blocks)
            {
                block.Prepare(count);
            }

            for (bool changed = true; changed;)
            {
                changed = false;

                for (int i = blocks.Count - 1; i >= 0; i--)
                {
                    changed |= blocks[i].Update();
                }
            }
        }

        private void Extend(BitArray live, int at)
        {
            for (int i = 0; i < live.Count; i++)
            {
                if (live[i])
                {
                    Touch(i, at);
                }
            }
        }

        private void Touch(int register, int at)
        {
            _start[register] = Math.Min(_start[register], at);
            _end[register] = Math.Max(_end[register], at);
        }
    }
}
