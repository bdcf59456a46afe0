using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>The core in a snapshot, between two blocks.</summary>
    /// <remarks>
    /// The exclusive monitor is the only state of the core that libunicorn does not give: a restored core has it open, as after an
    /// exception (ARM DDI0403, A3.4.4), so a STREX of a sequence that the snapshot divides fails and the code repeats it.
    /// What is known of blocks is found anew; the memory map is that of the parts that own the memory.
    /// </remarks>
    public sealed unsafe partial class CortexM4 : ISnapshotPart
    {
        private const int FloatingPointRegisters = 32;
        private const int GeneralRegisters = 13;

        /// <summary>Any handler will do: masks and CONTROL are written with privilege.</summary>
        private const uint HardFault = 3;

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            SaveOrRestoreRegisters(archive);
            Instructions = archive.Value(Instructions);
            WakeAt = archive.Value(WakeAt);
            StackLimit = archive.Value(StackLimit);
            FaultAddress = archive.Value(FaultAddress);
            FaultWasWrite = archive.Value(FaultWasWrite);
            FaultWasFetch = archive.Value(FaultWasFetch);
            InterruptNumber = archive.Value(InterruptNumber);
            Trap = archive.Value(Trap);
            Traps = archive.Value(_trapped);
            _stopsAfterBlock = archive.Value(_stopsAfterBlock);
            _looksForInterrupts = archive.Value(_looksForInterrupts);
            _block = archive.Value(_block);
            _blockSize = archive.Value(_blockSize);
            _counted = (archive.Value(_counted.Start), archive.Value(_counted.End));
            _suspect = archive.Optional(_suspect);
            _passedSuspect = archive.Optional(_passedSuspect);
        }

        private void SaveOrRestoreRegisters(SnapshotArchive archive)
        {
            uint[] general = new uint[GeneralRegisters];
            uint[] floating = new uint[FloatingPointRegisters];
            uint status = archive.Value(ProgramStatus);
            uint control = archive.Value(this[CpuRegister.Control], nameof(CpuRegister.Control));
            uint primask = archive.Value(this[CpuRegister.Primask], nameof(CpuRegister.Primask));
            uint basepri = archive.Value(this[CpuRegister.Basepri], nameof(CpuRegister.Basepri));
            uint faultmask = archive.Value(this[CpuRegister.Faultmask], nameof(CpuRegister.Faultmask));
            uint main = archive.Value(this[CpuRegister.Msp], nameof(CpuRegister.Msp));
            uint process = archive.Value(this[CpuRegister.Psp], nameof(CpuRegister.Psp));
            uint link = archive.Value(this[CpuRegister.Lr], nameof(CpuRegister.Lr));
            uint counter = archive.Value(this[CpuRegister.Pc], nameof(CpuRegister.Pc));
            uint floatingStatus = archive.Value(this[CpuRegister.Fpscr], nameof(CpuRegister.Fpscr));

            Each(general, i => this[i]);
            Each(floating, i => this[CpuRegister.S0 + i]);
            archive.Content(general);
            archive.Content(floating);

            if (!archive.IsRestoring)
            {
                return;
            }

            // Masks and CONTROL need a privileged mode; SPSEL takes effect in thread mode, and decides which pointer SP is.
            this[CpuRegister.Ipsr] = HardFault;
            this[CpuRegister.Primask] = primask;
            this[CpuRegister.Basepri] = basepri;
            this[CpuRegister.Faultmask] = faultmask;
            this[CpuRegister.Control] = control;
            this[CpuRegister.Ipsr] = status & 0x1FF;
            this[CpuRegister.Msp] = main;
            this[CpuRegister.Psp] = process;
            this[CpuRegister.Lr] = link;
            this[CpuRegister.Fpscr] = floatingStatus;
            Array.ForEach([.. Enumerable.Range(0, GeneralRegisters)], i => this[i] = general[i]);
            Array.ForEach([.. Enumerable.Range(0, FloatingPointRegisters)], i => this[CpuRegister.S0 + i] = floating[i]);
            this[CpuRegister.Pc] = counter | 1;
            ProgramStatus = status;
            Verify(
                (nameof(ProgramStatus), ProgramStatus, status),
                ("CONTROL", this[CpuRegister.Control], control),
                ("PRIMASK", this[CpuRegister.Primask], primask),
                ("BASEPRI", this[CpuRegister.Basepri], basepri),
                ("FAULTMASK", this[CpuRegister.Faultmask], faultmask),
                ("MSP", this[CpuRegister.Msp], main),
                ("PSP", this[CpuRegister.Psp], process),
                ("PC", this[CpuRegister.Pc], counter));
        }

        private static void Each(uint[] values, Func<int, uint> get)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = get(i);
            }
        }

        private static void Verify(params (string Name, uint Is, uint Wanted)[] registers)
        {
            foreach ((string name, uint actual, uint wanted) in registers)
            {
                if (actual != wanted)
                {
                    throw new InvalidOperationException($"libunicorn has {name} = {actual:X8} after {wanted:X8} was restored.");
                }
            }
        }
    }
}
