using System.Collections;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>Removes operations without side effects whose results are never read.</summary>
    internal static class DeadCode
    {
        /// <summary>Removes the dead operations of a method.</summary>
        /// <param name="code">The method, before frame words are assigned.</param>
        public static void Run(MethodCode code)
        {
            HashSet<Instruction> dead = [];

            do
            {
                dead.Clear();
                Liveness liveness = new(code);

                foreach (Block block in liveness.Blocks)
                {
                    Find(code, block, dead);
                }

                code.Code.RemoveAll(dead.Contains);
            }
            while (dead.Count > 0);
        }

        private static void Find(MethodCode code, Block block, HashSet<Instruction> dead)
        {
            BitArray always = new(code.Registers.Count);
            block.Handlers.ForEach(handler => always.Or(handler.LiveIn));
            BitArray live = new(block.LiveOut);

            for (int i = block.Last; i >= block.First; i--)
            {
                Instruction instruction = code.Code[i];

                if (IsPure(instruction.Op) && !live[instruction.Registers[0].Register.Number]
                    && !instruction.Registers[0].Register.IsAddressTaken)
                {
                    dead.Add(instruction);
                    continue;
                }

                foreach ((Operand operand, int words) in instruction.Writes())
                {
                    // A partial write preserves the other words of the register.
                    live[operand.Register.Number] &= words != operand.Register.Type.Words;
                }

                foreach ((Operand operand, _) in instruction.Reads())
                {
                    live[operand.Register.Number] = true;
                }

                live.Or(always);
            }
        }

        private static bool IsPure(Op op) => op is Op.MOV or Op.MOVR or Op.MOV2 or Op.MOVY or Op.MOVN or Op.ZERON or Op.LDI8 or Op.LDI16
            or Op.LDI32 or Op.LDI64B or Op.LDI64 or Op.LDNULL or (>= Op.ADD and <= Op.SHRU) or (>= Op.ADDI and <= Op.CEQR)
            or (>= Op.ADD8 and <= Op.SHRU8) or (>= Op.NEG8 and <= Op.ZX8);
    }
}
