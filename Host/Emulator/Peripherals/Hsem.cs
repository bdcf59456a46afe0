using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>Hardware semaphores between the two cores (RM0434 section 38): 32 of them, taken in one step by reading.</summary>
    public sealed class Hsem : Peripheral
    {
        /// <summary>CPU1's id.</summary>
        public const uint Cpu1 = 4;

        /// <summary>CPU2's id.</summary>
        public const uint Cpu2 = 8;

        private const int Count = 32;
        private const uint Lock = 0x80000000;

        private readonly uint[] _owners = new uint[Count];

        /// <summary>Initializes a new instance of the <see cref="Hsem"/> class.</summary>
        /// <param name="violations">Where wrong use is reported.</param>
        public Hsem(Violations violations)
            : base("HSEM", 0x58001400, 0x400, violations)
        {
            for (uint n = 0; n < Count; n++)
            {
                int index = (int)n;

                Define(4 * n, $"R{n}").OnRead(_ => _owners[index]).OnRawWrite((value, _) => Write(index, value));
                Define(0x80 + (4 * n), $"RLR{n}").OnRead(_ => TakeInOneStep(index)).OnRawWrite((_, _) => Violations.Report($"HSEM: RLR{index} written"));
            }

            Define(0x100, "C1IER").With(0, "bits", 32);
            Define(0x104, "C1ICR").With(0, "bits", 32, FieldKind.WriteOnly);
            Define(0x108, "C1ISR").With(0, "bits", 32, FieldKind.ReadOnly);
        }

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            Array.Clear(_owners);
        }

        /// <summary>Tells who holds a semaphore.</summary>
        /// <param name="index">0 to 31.</param>
        /// <returns>The core's id, or 0.</returns>
        public uint Owner(int index) => (_owners[index] >> 8) & 15;

        /// <summary>Takes or gives a semaphore as CPU2 does.</summary>
        /// <param name="index">0 to 31.</param>
        /// <param name="take">Whether to take it.</param>
        /// <returns>Whether it is as wanted now.</returns>
        public bool ByOtherCore(int index, bool take)
        {
            if (Owner(index) == Cpu1)
            {
                return !take;
            }

            _owners[index] = take ? Lock | (Cpu2 << 8) : 0;

            return true;
        }

        private uint TakeInOneStep(int index)
        {
            if (_owners[index] == 0)
            {
                _owners[index] = Lock | (Cpu1 << 8);
            }

            return _owners[index];
        }

        private void Write(int index, uint value)
        {
            uint core = (value >> 8) & 15;

            if ((value & Lock) != 0)
            {
                if (_owners[index] == 0)
                {
                    _owners[index] = value & 0x80000FFF;
                }

                return;
            }

            if (core != Cpu1 || Owner(index) != Cpu1)
            {
                Violations.Report($"HSEM: semaphore {index} given back that is not held (R = {_owners[index]:X8}, written {value:X8})");

                return;
            }

            _owners[index] = 0;
        }
    }
}
