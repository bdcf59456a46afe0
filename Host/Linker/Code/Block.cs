using System.Collections;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>A basic block, with the sets of registers that are live at its start and end.</summary>
    internal sealed class Block(MethodCode code, int first)
    {
        private BitArray _reads = null!;
        private BitArray _writes = null!;

        public int First { get; } = first;

        public int Last { get; set; } = first;

        public List<Block> Next { get; } = [];

        /// <summary>Gets the handlers that can catch an exception raised in the block.</summary>
        public List<Block> Handlers { get; } = [];

        public BitArray LiveIn { get; private set; } = null!;

        public BitArray LiveOut { get; private set; } = null!;

        public void Prepare(int registers)
        {
            _reads = new BitArray(registers);
            _writes = new BitArray(registers);
            LiveIn = new BitArray(registers);
            LiveOut = new BitArray(registers);

            for (int i = First; i <= Last; i++)
            {
                foreach ((Operand operand, _) in code.Code[i].Reads())
                {
                    _reads[operand.Register.Number] |= !_writes[operand.Register.Number];
                }

                foreach ((Operand operand, int words) in code.Code[i].Writes())
                {
                    // Writing some words of a register preserves its other words.
                    if (words == operand.Register.Type.Words)
                    {
                        _writes[operand.Register.Number] = true;
                    }
                    else
                    {
                        _reads[operand.Register.Number] |= !_writes[operand.Register.Number];
                    }
                }
            }
        }

        /// <summary>Runs one iteration of the backward liveness analysis.</summary>
        /// <returns>True if a set of live registers has changed.</returns>
        public bool Update()
        {
            BitArray before = (BitArray)LiveIn.Clone();

            foreach (Block next in Next)
            {
                LiveOut.Or(next.LiveIn);
            }

            BitArray through = new BitArray(LiveOut).And(new BitArray(_writes).Not());
            LiveIn.Or(_reads).Or(through);

            foreach (Block handler in Handlers)
            {
                LiveOut.Or(handler.LiveIn);
                LiveIn.Or(handler.LiveIn);
            }

            return before.Xor(LiveIn).HasAnySet();
        }
    }
}
