using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>The 32 hardware semaphores between the CPUs (RM0434, chapter HSEM). A read of RLR locks a semaphore in one step.</summary>
    public sealed class Hsem : Peripheral
    {
        /// <summary>COREID of CPU1.</summary>
        public const uint Cpu1 = 4;

        /// <summary>COREID of CPU2.</summary>
        public const uint Cpu2 = 8;

        /// <summary>Semaphore 2, which protects the flash registers (AN5289; docs/reference/hardware.md 2.8).</summary>
        public const int FlashRegisters = 2;

        /// <summary>
        /// Semaphore 7, which CPU1 must hold for each flash operation. CPU2 locks this semaphore to protect its radio timing (AN5289;
        /// docs/reference/hardware.md 2.8).
        /// </summary>
        public const int FlashOperation = 7;

        private const int Count = 32;

        private readonly Semaphore[] _semaphores = new Semaphore[Count];

        /// <summary>Creates the semaphores, all of which are free.</summary>
        /// <param name="violations">Receives the violations.</param>
        public Hsem(Violations violations)
            : base("HSEM", 0x58001400, 0x400, violations)
        {
            for (int n = 0; n < Count; n++)
            {
                int index = n;
                uint offset = 4 * (uint)n;
                Register register = Define(offset, $"R{n}").With(0, "PROCID", out Field process, 8).With(8, "COREID", out Field core, 4)
                    .With(31, "LOCK", out Field locked).OnRawWrite((value, _) => Write(index, value));

                _semaphores[n] = new Semaphore(register, process, core, locked);
                Define(0x80 + offset, $"RLR{n}").OnRead(_ => TakeInOneStep(index))
                    .OnRawWrite((_, _) => Report("register.read-only", $"HSEM: RLR{index} written"));
            }

            Define(0x100, "C1IER").With(0, "bits", 32);
            Define(0x104, "C1ICR").With(0, "bits", 32, FieldKind.WriteOnly);
            Define(0x108, "C1ISR").With(0, "bits", 32, FieldKind.ReadOnly);
        }

        /// <summary>Gets the function that returns whether CPU2 locks semaphore 7 as soon as that semaphore is free.</summary>
        public Func<bool> IsFlashHeld { get; init; } = () => false;

        /// <summary>Gets the core that holds a semaphore.</summary>
        /// <param name="index">Semaphore number: 0 to 31.</param>
        /// <returns>The COREID of the core, or 0 if the semaphore is free.</returns>
        public uint Owner(int index) => _semaphores[index].Core.Value;

        /// <summary>Locks or releases a semaphore for CPU2.</summary>
        /// <param name="index">Semaphore number: 0 to 31.</param>
        /// <param name="take">Whether to lock the semaphore; otherwise, the semaphore is released.</param>
        /// <returns><see langword="false"/> if the semaphore cannot be locked because CPU1 holds it.</returns>
        public bool ByCpu2(int index, bool take)
        {
            if (Owner(index) == Cpu1)
            {
                return !take;
            }

            _semaphores[index].Set(take ? Cpu2 : 0);

            return true;
        }

        private uint TakeInOneStep(int index)
        {
            Semaphore semaphore = _semaphores[index];

            if (!semaphore.Lock.IsSet)
            {
                semaphore.Set(TakenByCpu2(index) ? Cpu2 : Cpu1);
            }

            return semaphore.Register.Value;
        }

        private bool TakenByCpu2(int index) => index == FlashOperation && IsFlashHeld();

        private void Write(int index, uint value)
        {
            Semaphore semaphore = _semaphores[index];

            if (semaphore.Lock.IsSetIn(value))
            {
                if (!semaphore.Lock.IsSet && TakenByCpu2(index))
                {
                    semaphore.Set(Cpu2);
                }
                else if (!semaphore.Lock.IsSet)
                {
                    semaphore.Register.Take(value);
                }

                return;
            }

            if (semaphore.Core.In(value) != Cpu1 || Owner(index) != Cpu1)
            {
                string state = $"R = {semaphore.Register.Value:X8}, written {value:X8}";

                Report("hsem.release", $"HSEM: semaphore {index} released while not held ({state})");

                return;
            }

            semaphore.Set(0);
        }

        private sealed record Semaphore(Register Register, Field Process, Field Core, Field Lock)
        {
            /// <summary>Locks the semaphore for a core, with process number 0.</summary>
            /// <param name="core">COREID of the core; 0 releases the semaphore instead.</param>
            public void Set(uint core)
            {
                Process.Value = 0;
                Core.Value = core;
                Lock.IsSet = core != 0;
            }
        }
    }
}
