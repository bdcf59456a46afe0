using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>
    /// Detects instructions that must trap. libunicorn executes them without trapping, because it implements neither alignment faults nor
    /// CCR and CPACR.
    /// </summary>
    /// <remarks>
    /// A block is scanned once for instructions that may trap. Operands that the block does not modify before the instruction uses them are
    /// checked in the registers when the block starts. If an instruction would trap with these operands, the block is executed up to that
    /// instruction, as for a breakpoint, and the instruction is then checked. An instruction with an operand that the block itself computes
    /// is hooked. libunicorn cannot stop inside an IT block, so there the core stops before every such instruction instead. Memory accesses
    /// are not hooked in general, because hooks on all accesses tripled the time of a complete update.
    /// </remarks>
    public sealed unsafe partial class CortexM4
    {
        /// <summary>Mask of the status bits that are 0 outside IT blocks: ITSTATE[3:2] and ITSTATE[1:0].</summary>
        private const uint InsideIfThen = 0x06000C00;

        private readonly TrapSite[]?[] _traps = new TrapSite[]?[BlockSlots];
        private readonly HashSet<uint> _hooked = [];
        private readonly List<uint> _unhooked = [];

        private uint _block;
        private uint? _suspect;
        private uint? _passedSuspect;
        private CoreTraps _trapped;

        /// <summary>Gets or sets the enabled optional traps; a change takes effect at the next block.</summary>
        public CoreTraps Traps
        {
            get => _trapped;
            set
            {
                if (_trapped != value)
                {
                    _trapped = value;
                    Array.Clear(_blocks);
                }
            }
        }

        /// <summary>Gets the fault that caused the last stop with <see cref="CpuStop.Trap"/>.</summary>
        public UsageFault Trap { get; private set; }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static void OnHookedInstruction(nint engine, ulong address, uint size, nint user)
        {
            CortexM4 cpu = (CortexM4)GCHandle.FromIntPtr(user).Target!;

            try
            {
                if (cpu.TrapAt((uint)address) is { } fault)
                {
                    cpu.StopWith(cpu.TrapWith(fault));
                }
            }
            catch (Exception e)
            {
                cpu.Fail(e);
            }
        }

        /// <summary>Finds the instructions of a block that may trap, and collects those that must be hooked.</summary>
        private TrapSite[] FindTraps(uint address, uint size)
        {
            List<TrapSite> sites = [];
            uint changed = 0;
            uint aligned = 0;
            int conditional = ConditionalFrom(IfThenMask);

            for (uint at = address; at < address + size; at += InstructionSize(at))
            {
                ushort first = Fetch(at);
                ushort second = Fetch(at + 2);

                TrapInstruction? found = TrapInstruction.Decode(first, second, _trapped);

                if (found is { } instruction && !instruction.IsSafeWith(aligned))
                {
                    TrapSite site = new(at, instruction, (instruction.Operands & changed) == 0, conditional > 0);

                    sites.Add(site);

                    if (!site.IsKnownAtStart && !site.IsConditional && !_hooked.Contains(at))
                    {
                        _unhooked.Add(at);
                    }
                }

                uint changes = TrapInstruction.Changes(first, second);

                changed |= changes;
                aligned &= ~changes;
                aligned |= conditional > 0 ? 0 : TrapInstruction.Aligns(first) | (found?.AlignedAfter(first, second) ?? 0);
                conditional = (first & 0xFF00) == 0xBF00 && (first & 0xF) != 0 ? ConditionalFrom(first & 0xFu) : conditional - 1;
            }

            return [.. sites];
        }

        /// <summary>Gets ITSTATE[3:0].</summary>
        private uint IfThenMask => ((this[CpuRegister.Status] >> 8) & 0xC) | ((this[CpuRegister.Status] >> 25) & 3);

        /// <summary>Gets the number of instructions covered by an IT mask.</summary>
        private static int ConditionalFrom(uint mask) => mask == 0 ? 0 : 4 - BitOperations.TrailingZeroCount(mask);

        /// <summary>
        /// Hooks the collected instructions; libunicorn retranslates their blocks. Must not be called while the CPU is running.
        /// </summary>
        private void HookFound()
        {
            void* callback = (delegate* unmanaged[Cdecl]<nint, ulong, uint, nint, void>)&OnHookedInstruction;

            foreach (uint address in _unhooked)
            {
                Unicorn.Check(
                    Unicorn.AddHook(_engine, out _, Unicorn.HookCode, callback, GCHandle.ToIntPtr(_self), address, address),
                    "hook an instruction");
                _hooked.Add(address);
                ForgetTranslation(address, 2);
            }

            _unhooked.Clear();
        }

        /// <summary>
        /// Sets the PC to the start of the block, which is where libunicorn 2.0.1 leaves the PC if there are no instruction hooks
        /// (measured).
        /// </summary>
        private void SynchronizePc()
        {
            if (_hooked.Count > 0 && (_stopped || _failure is not null) && _stop is not (CpuStop.Interrupt or CpuStop.Trap)
                && !(_stop == CpuStop.MemoryFault && FaultWasFetch))
            {
                this[CpuRegister.Pc] = _block | 1;
            }
        }

        private CpuStop TrapWith(UsageFault fault)
        {
            Trap = fault;

            return CpuStop.Trap;
        }

        /// <summary>Finds the first instruction of a block that must be checked when the core reaches that instruction.</summary>
        private uint? FindSuspect(uint address, uint size)
        {
            uint? passed = _passedSuspect;

            _passedSuspect = null;

            foreach (TrapSite site in _traps[SlotOf(address)]!)
            {
                bool isSuspect = site.IsKnownAtStart ? Judge(site.Instruction, site.Address) is not null
                    : site.IsConditional || IsDenied(site.Instruction);

                if (isSuspect && site.Address != passed && site.Address - address < size)
                {
                    return site.Address;
                }
            }

            return null;
        }

        /// <summary>Checks the next instruction; all registers must be up to date.</summary>
        /// <returns>The fault, or null if the instruction does not trap or its condition fails.</returns>
        private UsageFault? TrapAt(uint address) =>
            TrapInstruction.Decode(Fetch(address), Fetch(address + 2), _trapped) is { } instruction
            && Judge(instruction, address) is { } fault && ConditionHolds()
                ? fault
                : null;

        private UsageFault? Judge(TrapInstruction instruction, uint address)
        {
            if (IsDenied(instruction))
            {
                return UsageFault.NoCoprocessor;
            }

            if (instruction.Divides)
            {
                return Operand(instruction.Operand, address) == 0 ? UsageFault.DivideByZero : null;
            }

            uint target = Operand(instruction.Operand, address) + instruction.Offset
                + (instruction.Index < 0 ? 0 : Operand(instruction.Index, address) << instruction.Shift);

            return (target & instruction.Mask) != 0 ? UsageFault.Unaligned : null;
        }

        private bool IsDenied(TrapInstruction instruction) => instruction.IsFloatingPoint
            && (_trapped.HasFlag(CoreTraps.FloatingPoint) || (_trapped.HasFlag(CoreTraps.UnprivilegedFloatingPoint) && !IsPrivileged));

        private bool IsPrivileged => (this[CpuRegister.Ipsr] & 0x1FF) != 0 || (this[CpuRegister.Control] & 1) == 0;

        private uint Operand(int register, uint address) =>
            register == 15 ? (address + 4) & ~3u : this[OperandNumber(register)];

        private static CpuRegister OperandNumber(int register) => register switch
        {
            13 => CpuRegister.Sp,
            14 => CpuRegister.Lr,
            _ => CpuRegister.R0 + register,
        };

        /// <summary>Checks whether the condition of the next instruction in an IT block holds (ARM DDI0403, A7.3).</summary>
        private bool ConditionHolds()
        {
            uint status = this[CpuRegister.Status];

            if ((status & InsideIfThen) == 0)
            {
                return true;
            }

            uint condition = (status >> 12) & 0xF;
            bool negative = (status & (1u << 31)) != 0, zero = (status & (1 << 30)) != 0;
            bool carry = (status & (1 << 29)) != 0, overflow = (status & (1 << 28)) != 0;
            bool holds = (condition >> 1) switch
            {
                0 => zero,
                1 => carry,
                2 => negative,
                3 => overflow,
                4 => carry && !zero,
                5 => negative == overflow,
                6 => negative == overflow && !zero,
                _ => true,
            };

            return holds != ((condition & 1) != 0 && condition != 0xF);
        }

        /// <summary>An instruction of a block that may trap.</summary>
        /// <param name="IsKnownAtStart">Whether the preceding instructions of the block leave the operands unchanged.</param>
        /// <param name="IsConditional">Whether the instruction is inside an IT block.</param>
        private readonly record struct TrapSite(uint Address, TrapInstruction Instruction, bool IsKnownAtStart, bool IsConditional);
    }
}
