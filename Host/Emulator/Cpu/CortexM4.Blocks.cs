using System.Runtime.InteropServices;

namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Scans blocks of instructions before they run.</summary>
    public sealed unsafe partial class CortexM4
    {
        /// <summary>Granularity in bytes at which executed addresses are recorded.</summary>
        private const int CodeLine = 64;

        /// <summary>
        /// Number of translated blocks (about 60 MB) after which all translations are discarded. libunicorn 2.0.1 does not reuse the space
        /// of individually discarded translations, and crashes when its 1 GB buffer overflows (measured: after about 550,000 translations).
        /// </summary>
        private const int MostTranslations = 1 << 15;

        private readonly HashSet<uint> _code = [];
        private long _discarded;

        /// <summary>Gets the number of blocks translated so far, including repeated translations.</summary>
        public long Translations { get; private set; }

        /// <summary>Gets the number of blocks translated since all translations were last discarded.</summary>
        public long OccupiedTranslations => Translations - _discarded;

        private bool IsFull => OccupiedTranslations >= MostTranslations;

        /// <summary>
        /// Checks whether code was executed from a range. libunicorn retranslates code that the core overwrites. After any other change of
        /// executed code, <see cref="ForgetCode"/> must be called.
        /// </summary>
        /// <param name="address">Start of the range.</param>
        /// <param name="size">Size of the range in bytes.</param>
        /// <returns><see langword="true"/> if translations of code in the range may exist.</returns>
        public bool HasExecuted(uint address, int size)
        {
            for (uint line = address / CodeLine; line <= (address + (uint)size - 1) / CodeLine; line++)
            {
                if (_code.Contains(line))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Gets or sets the action that runs before a block with a SEV instruction; null for none.</summary>
        public Action? SendsEvent { get; set; }

        private void DiscardTranslationsIfFull()
        {
            if (IsFull)
            {
                Unicorn.Check(Unicorn.Control(_engine, Unicorn.ControlDiscardTranslations), "discard translated code");
                _discarded = Translations;
            }
        }

        private static uint SlotOf(uint address) => (address >> 1) % BlockSlots;

        private ref BlockCount Known(uint address, uint size)
        {
            ref BlockCount known = ref _blocks[SlotOf(address)];

            if (known.Address != address || known.Size != size)
            {
                known = Scan(address, size);
            }

            return ref known;
        }

        private int CountInstructions(uint address, uint size) => Count(ref Known(address, size));

        private int Count(ref BlockCount known)
        {
            _looksForInterrupts |= known.ChangesMasks;

            if (known.HasEvent)
            {
                SendsEvent?.Invoke();
            }

            return known.Count;
        }

        private BlockCount Scan(uint address, uint size)
        {
            int count = 0;
            int depth = 0;
            int deepest = 0;
            bool changesMasks = false;
            bool hasEvent = false;

            for (uint at = address; at < address + size; count++)
            {
                ushort first = Fetch(at);
                ushort second = Fetch(at + 2);

                changesMasks |= ChangesMasks(first, second);
                hasEvent |= first == 0xBF40 || (first == 0xF3AF && second == 0x8004);
                depth += StackUse.Of(first, second);
                deepest = Math.Max(deepest, depth);

                _ = _code.Add(at / CodeLine);
                at += SizeOf(first);
                _ = _code.Add((at - 1) / CodeLine);
            }

            TrapSite[] traps = FindTraps(address, size);

            _traps[SlotOf(address)] = traps;

            return new BlockCount(
                address, size, count, (ushort)Math.Min(deepest, ushort.MaxValue), changesMasks, traps.Length > 0, hasEvent);
        }

        private uint InstructionSize(uint address) => SizeOf(Fetch(address));

        /// <summary>
        /// Gets the size in bytes of an instruction. An instruction is 32 bits long if bits 15:11 of its first half-word are 0b11101,
        /// 0b11110 or 0b11111 (ARM DDI0403, A5.1).
        /// </summary>
        private static uint SizeOf(ushort first) => first >= 0xE800 ? 4u : 2u;

        private ushort Fetch(uint address)
        {
            foreach ((uint start, HostMemory memory, int offset, int size) in _memories)
            {
                if (address >= start && address - start < size)
                {
                    return MemoryMarshal.Read<ushort>(memory.Bytes[(offset + (int)(address - start))..]);
                }
            }

            return 0;
        }

        /// <summary>
        /// Result of scanning a block, such as its instruction count and its maximum SP decrement. The address of a block selects the slot
        /// in which the result is cached.
        /// </summary>
        private readonly record struct BlockCount(
            uint Address, uint Size, int Count, ushort StackDepth, bool ChangesMasks, bool MayTrap, bool HasEvent);

        /// <summary>
        /// Checks whether an instruction is CPS or MSR, which can change the exception masks. CPS and MSR both end a block.
        /// </summary>
        private static bool ChangesMasks(ushort first, ushort second) =>
            (first & 0xFFE8) == 0xB660 || ((first & 0xFFE0) == 0xF380 && (second & 0xD000) == 0x8000);
    }
}
