using System.Collections;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>Records which registers of a method hold values at the same time and therefore cannot share frame words.</summary>
    internal sealed class Interference
    {
        private readonly MethodCode _code;
        private readonly BitArray[] _neighbours;

        /// <summary>Analyses a method.</summary>
        public Interference(MethodCode code, Liveness liveness)
        {
            List<Block> blocks = liveness.Blocks;
            _code = code;
            int count = code.Registers.Count;
            _neighbours = [.. Enumerable.Range(0, count).Select(_ => new BitArray(count))];

            foreach (Block block in blocks)
            {
                Walk(block, count);
            }

            // All parameters hold values on entry to the method.
            foreach (Register parameter in code.Registers.Where(register => register.IsParameter))
            {
                Add(parameter.Number, blocks.Count == 0 ? new BitArray(count) : blocks[0].LiveIn);
                code.Registers.Where(other => other.IsParameter).ToList().ForEach(other => Add(parameter.Number, other.Number));
            }

            foreach (Register register in code.Registers.Where(register => register.IsAddressTaken && liveness.IsUsed(register)))
            {
                foreach (Register other in code.Registers.Where(other => liveness.IsUsed(other)
                    && liveness.Start(other) <= liveness.End(register) && liveness.Start(register) <= liveness.End(other)))
                {
                    Add(register.Number, other.Number);
                }
            }
        }

        public bool Between(Register first, Register second) => _neighbours[first.Number][second.Number];

        /// <summary>Records that one register has replaced another.</summary>
        /// <param name="kept">The register that remains.</param>
        /// <param name="replaced">The register that was replaced, which no instruction uses any more.</param>
        public void Merge(Register kept, Register replaced)
        {
            for (int i = 0; i < _neighbours.Length; i++)
            {
                if (_neighbours[replaced.Number][i])
                {
                    Add(kept.Number, i);
                }
            }
        }

        private void Walk(Block block, int count)
        {
            BitArray always = new(count);
            block.Handlers.ForEach(handler => always.Or(handler.LiveIn));
            BitArray live = new(block.LiveOut);

            for (int i = block.Last; i >= block.First; i--)
            {
                Instruction instruction = _code.Code[i];
                (Operand Operand, int Words)[] reads = [.. instruction.Reads()];

                foreach ((Operand operand, int words) in instruction.Writes())
                {
                    Write(operand.Register, words, live, IsMove(instruction) ? instruction.Registers[1].Register : null);

                    // An operation on several words may write one word before it has read another.
                    foreach ((Operand read, int readWords) in reads.Where(read => !IsMove(instruction) && (words > 1 || read.Words > 1)))
                    {
                        Add(operand.Register.Number, read.Register.Number);
                    }
                }

                foreach ((Operand operand, _) in reads)
                {
                    live[operand.Register.Number] = true;
                }

                live.Or(always);
            }
        }

        /// <summary>
        /// A register that is written must not share words with the registers that are live afterwards, except with the register from which
        /// it is copied.
        /// </summary>
        private void Write(Register register, int words, BitArray live, Register? source)
        {
            live[register.Number] = false;
            BitArray others = live;

            if (source != null)
            {
                others = new BitArray(live);
                others[source.Number] = false;
            }

            Add(register.Number, others);

            // A partial write preserves the other words of the register.
            live[register.Number] = words != register.Type.Words;
        }

        /// <summary>Returns whether an instruction copies one whole register to another.</summary>
        /// <returns>True if the instruction is such a copy and both registers have the same kinds of words.</returns>
        public static bool IsMove(Instruction instruction) =>
            instruction.Op is Op.MOV or Op.MOVR or Op.MOV2 or Op.MOVY or Op.MOVN
            && instruction.Registers[0].Word == 0 && instruction.Registers[1].Word == 0
            && instruction.Registers[0].Register.Type.WordMap.SequenceEqual(instruction.Registers[1].Register.Type.WordMap);

        private void Add(int register, BitArray others)
        {
            for (int i = 0; i < others.Count; i++)
            {
                if (others[i])
                {
                    Add(register, i);
                }
            }
        }

        private void Add(int first, int second)
        {
            if (first != second)
            {
                _neighbours[first][second] = true;
                _neighbours[second][first] = true;
            }
        }
    }
}
