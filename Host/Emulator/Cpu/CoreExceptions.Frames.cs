namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Stacking and unstacking of exception frames (ARM DDI0403, B1.5.6 and B1.5.8).</summary>
    public sealed partial class CoreExceptions
    {
        /// <summary>The T bit in xPSR.</summary>
        public const uint ThumbBit = 1 << 24;

        private const uint BasicFrame = 0x20;
        private const uint ExtendedFrame = 0x68;
        private const uint FloatingPointOffset = 0x20;
        private const int FloatingPointRegisters = 16;
        private const uint AlignmentBit = 1 << 9;
        private const uint Privilege = 1 << 0;
        private const uint StackSelect = 1 << 1;
        private const uint FloatingPointActive = 1 << 2;
        private const uint NumberMask = 0x1FF;

        /// <summary>Computes the EXC_RETURN value for the current state.</summary>
        private uint ReturnValue()
        {
            uint control = cpu[CpuRegister.Control];
            uint basic = (control & FloatingPointActive) == 0 ? NoFloatingPoint : 0;
            uint mode = Current != ExceptionNumber.None ? ReturnToHandler
                : (control & StackSelect) != 0 ? ReturnToProcess
                : ReturnToMain;

            return ReturnMark | basic | mode;
        }

        /// <summary>Pushes the exception frame onto the current stack. The stack pointer is decremented even if a write fails.</summary>
        private bool Push(out uint frame)
        {
            bool extended = (cpu[CpuRegister.Control] & FloatingPointActive) != 0;
            uint pointer = cpu[CpuRegister.Sp] & ~3u;
            uint status = cpu.ProgramStatus;

            frame = pointer - (extended ? ExtendedFrame : BasicFrame);

            if (extended || scb.AlignsStack)
            {
                status |= (pointer & 4) << 7;
                frame &= ~7u;
            }

            cpu[CpuRegister.Sp] = frame;
            cpu.NoteStack(frame);

            return Write(
                frame, [cpu[0], cpu[1], cpu[2], cpu[3], cpu[12], cpu[CpuRegister.Lr], cpu[CpuRegister.Pc] & ~1u, status])
                && (!extended || PushFloatingPoint(frame + FloatingPointOffset));
        }

        private bool PushFloatingPoint(uint address)
        {
            Span<uint> words = stackalloc uint[FloatingPointRegisters + 1];

            for (int i = 0; i < FloatingPointRegisters; i++)
            {
                words[i] = cpu[CpuRegister.S0 + i];
            }

            words[FloatingPointRegisters] = cpu[CpuRegister.Fpscr];

            return Write(address, words);
        }

        /// <summary>Pops the exception frame and restores the state saved in it.</summary>
        private string? Pop(uint target)
        {
            bool process = (target & ProcessStack) != 0;
            bool extended = (target & NoFloatingPoint) == 0;
            uint frame = cpu[process ? CpuRegister.Psp : CpuRegister.Msp] & ~3u;
            Span<uint> words = stackalloc uint[8];

            if (!Read(frame, words) || (extended && !PopFloatingPoint(frame + FloatingPointOffset)))
            {
                scb.NoteBusFault(BusFault.Unstacking);

                return Chain(ExceptionNumber.BusFault, target);
            }

            uint status = words[7];

            if ((status & NumberMask) != 0 == IsThread(target))
            {
                return ChainInvalidReturn(target);
            }

            uint aligned = (extended || scb.AlignsStack) && (status & AlignmentBit) != 0 ? 4u : 0;

            cpu[process ? CpuRegister.Psp : CpuRegister.Msp] = (frame + (extended ? ExtendedFrame : BasicFrame)) | aligned;
            cpu[CpuRegister.Control] = (cpu[CpuRegister.Control] & Privilege) | (process ? StackSelect : 0)
                | (extended ? FloatingPointActive : 0);
            cpu[CpuRegister.Ipsr] = status & NumberMask;
            Restore(words);

            if ((status & ThumbBit) != 0)
            {
                return null;
            }

            scb.NoteUsageFault(UsageFault.InvalidState);

            return Raise(ExceptionNumber.UsageFault);
        }

        private void Restore(ReadOnlySpan<uint> words)
        {
            for (int i = 0; i < 4; i++)
            {
                cpu[i] = words[i];
            }

            cpu[12] = words[4];
            cpu[CpuRegister.Lr] = words[5];
            cpu[CpuRegister.Pc] = words[6] | 1;
            cpu.ProgramStatus = words[7];
        }

        private bool PopFloatingPoint(uint address)
        {
            Span<uint> words = stackalloc uint[FloatingPointRegisters + 1];

            if (!Read(address, words))
            {
                return false;
            }

            for (int i = 0; i < FloatingPointRegisters; i++)
            {
                cpu[CpuRegister.S0 + i] = words[i];
            }

            cpu[CpuRegister.Fpscr] = words[FloatingPointRegisters];

            return true;
        }

        private bool Write(uint address, ReadOnlySpan<uint> words)
        {
            bool isGood = true;

            for (int i = 0; i < words.Length; i++)
            {
                isGood &= bus.TryWrite(address + (4 * (uint)i), words[i]);
            }

            return isGood;
        }

        private bool Read(uint address, Span<uint> words)
        {
            bool isGood = true;

            for (int i = 0; i < words.Length; i++)
            {
                isGood &= bus.TryRead(address + (4 * (uint)i), out words[i]);
            }

            return isGood;
        }
    }
}
