using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The system control space (ARM DDI0403, B3): NVIC and SCB. The firmware polls and masks interrupts, so nothing is ever
    /// taken; the registers hold what is written, and AIRCR resets.
    /// </summary>
    public sealed class SystemControl : Peripheral
    {
        private const uint VectorKey = 0x05FA0000;
        private const uint SystemResetRequest = 1 << 2;
        private const uint Forced = 1 << 30;
        private const uint DebugEvent = 1u << 31;

        private readonly Field _deepSleep;
        private readonly Register _vectors;
        private readonly Register _configurableFaults;
        private readonly Register _hardFaults;
        private readonly Register _busFaultAddress;

        /// <summary>Declares the registers.</summary>
        /// <param name="tick">The system timer, whose pending state is shown and changed here.</param>
        /// <param name="violations">Receives wrong use.</param>
        public SystemControl(SysTick tick, Violations violations)
            : base("SCS", 0xE000E000, 0x1000, violations)
        {
            Define(0x008, "ACTLR").With(0, "bits", 32);

            for (uint bank = 0; bank < 2; bank++)
            {
                DefinePair(0x100 + (4 * bank), 0x180 + (4 * bank), $"ISER{bank}", $"ICER{bank}");
                DefinePair(0x200 + (4 * bank), 0x280 + (4 * bank), $"ISPR{bank}", $"ICPR{bank}");
                Define(0x300 + (4 * bank), $"IABR{bank}").With(0, "active", 32, FieldKind.ReadOnly);
            }

            for (uint n = 0; n < 16; n++)
            {
                Define(0x400 + (4 * n), $"IPR{n}").With(0, "priorities", 32).WithNarrowAccess();
            }

            Define(0xD00, "CPUID", 0x410FC241).With(0, "id", 32, FieldKind.ReadOnly);
            Define(0xD04, "ICSR").With(0, "VECTACTIVE", 9, FieldKind.ReadOnly).With(12, "VECTPENDING", 9, FieldKind.ReadOnly)
                .WithFlags(
                    FieldKind.WriteOnly, (25, "PENDSTCLR"), (26, "PENDSTSET"), (27, "PENDSVCLR"), (28, "PENDSVSET"), (31, "NMIPENDSET"))
                .OnRead(_ => tick.IsPending ? 1u << 26 : 0).OnWrite(value => FollowPending(tick, value));
            _vectors = Define(0xD08, "VTOR").With(7, "TBLOFF", 25).OnWrite(FollowVectors);
            Define(0xD0C, "AIRCR", 0xFA050000).OnRawWrite((value, _) => WriteAircr(value));
            Define(0xD10, "SCR").With(1, "SLEEPONEXIT").With(2, "SLEEPDEEP", out _deepSleep).With(4, "SEVONPEND");
            Define(0xD14, "CCR", 0x00000200).With(0, "NONBASETHRDENA").With(1, "USERSETMPEND").With(3, "UNALIGN_TRP").With(4, "DIV_0_TRP")
                .With(8, "BFHFNMIGN").With(9, "STKALIGN");

            for (uint n = 0; n < 3; n++)
            {
                Define(0xD18 + (4 * n), $"SHPR{n + 1}").With(0, "priorities", 32).WithNarrowAccess();
            }

            Define(0xD24, "SHCSR").With(0, "active", 16, FieldKind.ReadOnly).With(16, "MEMFAULTENA").With(17, "BUSFAULTENA")
                .With(18, "USGFAULTENA");
            _configurableFaults = Define(0xD28, "CFSR").With(0, "flags", 32, FieldKind.ClearByOne);
            _hardFaults = Define(0xD2C, "HFSR").With(0, "flags", 32, FieldKind.ClearByOne);
            Define(0xD30, "DFSR").With(0, "flags", 5, FieldKind.ClearByOne);
            Define(0xD34, "MMFAR").With(0, "address", 32);
            _busFaultAddress = Define(0xD38, "BFAR").With(0, "address", 32);
            Define(0xD88, "CPACR").With(20, "CP10", 2).With(22, "CP11", 2);
            Define(0xD90, "MPU_TYPE", 0x00000800).With(0, "type", 32, FieldKind.ReadOnly);
            Define(0xD94, "MPU_CTRL").With(0, "ENABLE", 1, FieldKind.Tagged).With(1, "HFNMIENA").With(2, "PRIVDEFENA");
            Define(0xF34, "FPCCR", 0xC0000000).With(0, "bits", 32);
            Define(0xF38, "FPCAR").With(0, "bits", 32);
            Define(0xF3C, "FPDSCR").With(0, "bits", 32);
        }

        /// <summary>Raised when the firmware asks for a system reset.</summary>
        public event Action? ResetRequested;

        /// <summary>Gets a value indicating whether WFI enters STOP mode, in which SysTick stops too (SLEEPDEEP).</summary>
        public bool SleepsDeeply => _deepSleep.IsSet;

        /// <summary>Gets the address of the vector table.</summary>
        public uint VectorTable => _vectors.Value;

        /// <summary>Notes a bus fault that became a hard fault, as the core does before it takes the exception.</summary>
        /// <param name="address">The address that was accessed.</param>
        public void NoteBusFault(uint address)
        {
            const uint preciseWithAddress = (1 << 9) | (1 << 15);

            _configurableFaults.Value |= preciseWithAddress;
            _busFaultAddress.Value = address;
            NoteEscalation();
        }

        /// <summary>Notes a usage fault that became a hard fault.</summary>
        /// <param name="fault">Which.</param>
        public void NoteUsageFault(UsageFault fault)
        {
            _configurableFaults.Value |= (uint)fault;
            NoteEscalation();
        }

        /// <summary>Notes that an exception that is masked or disabled became a hard fault (FORCED).</summary>
        public void NoteEscalation() => _hardFaults.Value |= Forced;

        /// <summary>Notes a debug event that became a hard fault (DEBUGEVT).</summary>
        public void NoteDebugEvent() => _hardFaults.Value |= DebugEvent;

        private void DefinePair(uint set, uint clear, string setName, string clearName)
        {
            Register state = Define(set, setName).With(0, "bits", 32, FieldKind.SetOnly);

            Define(clear, clearName).OnRead(_ => state.Value).OnRawWrite((value, _) => state.Value &= ~value);
        }

        private static void FollowPending(SysTick tick, uint value)
        {
            if ((value & (1 << 25)) != 0)
            {
                tick.ClearPending();
            }

            if ((value & (1 << 26)) != 0)
            {
                tick.SetPending();
            }
        }

        private void FollowVectors(uint value)
        {
            // 79 vectors, rounded up to a power of two: 128 words.
            if ((value & 0x1FF) != 0)
            {
                Report("scs.vector-alignment", $"SCS.VTOR = {value:X8} is not aligned to 512 bytes");
            }
        }

        private void WriteAircr(uint value)
        {
            if ((value & 0xFFFF0000) != VectorKey)
            {
                Report("scs.key", $"SCS.AIRCR written without its key ({value:X8})");

                return;
            }

            if ((value & SystemResetRequest) != 0)
            {
                ResetRequested?.Invoke();
            }
        }
    }
}
