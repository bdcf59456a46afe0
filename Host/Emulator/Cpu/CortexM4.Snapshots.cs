using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>Saves the state of the core to a snapshot, between two blocks of instructions, and restores it.</summary>
    /// <remarks>
    /// The exclusive monitor is the only state of the core that libunicorn does not expose. In a restored core the monitor is in the open
    /// state, as after an exception (ARM DDI0403, A3.4.4). If the snapshot was taken between an LDREX and its STREX, the STREX fails and
    /// the code repeats the sequence. Blocks are scanned again after a restore, and the memory map is restored by the owners of the memory.
    /// </remarks>
    public sealed unsafe partial class CortexM4 : ISnapshotPart
    {
        private const int FloatingPointRegisters = 32;
        private const int GeneralRegisters = 13;

        private static readonly CpuRegister[] s_privileged =
            [CpuRegister.Primask, CpuRegister.Basepri, CpuRegister.Faultmask, CpuRegister.Control];

        private static readonly CpuRegister[] s_special =
        [
            .. s_privileged, CpuRegister.Msp, CpuRegister.Psp, CpuRegister.Lr, CpuRegister.Pc, CpuRegister.Fpscr,
        ];

        /// <summary>
        /// Any exception number will do, because handler mode is always privileged, and only privileged code can write the mask registers
        /// and CONTROL.
        /// </summary>
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
            uint status = archive.Value(ProgramStatus);
            uint[] special = Array.ConvertAll(s_special, register => archive.Value(this[register], $"{register}"));
            uint[] general = [.. Enumerable.Range(0, GeneralRegisters).Select(i => this[i])];
            uint[] floating = [.. Enumerable.Range(0, FloatingPointRegisters).Select(i => this[CpuRegister.S0 + i])];

            archive.Content(general);
            archive.Content(floating);

            if (archive.IsRestoring)
            {
                Restore(status, special);
                Array.ForEach([.. Enumerable.Range(0, GeneralRegisters)], i => this[i] = general[i]);
                Array.ForEach([.. Enumerable.Range(0, FloatingPointRegisters)], i => this[CpuRegister.S0 + i] = floating[i]);
            }
        }

        /// <summary>
        /// Writing the mask registers and CONTROL requires a privileged mode. SPSEL selects which stack pointer SP denotes, and has an
        /// effect only in thread mode.
        /// </summary>
        private void Restore(uint status, uint[] special)
        {
            this[CpuRegister.Ipsr] = HardFault;
            Array.ForEach(s_privileged, Set);
            this[CpuRegister.Ipsr] = status & 0x1FF;
            Array.ForEach([.. s_special.Except(s_privileged)], Set);
            this[CpuRegister.Pc] |= 1;
            ProgramStatus = status;

            Verify("xPSR", ProgramStatus, status);
            Array.ForEach(s_special, register => Verify($"{register}", this[register], special[Array.IndexOf(s_special, register)]));

            void Set(CpuRegister register) => this[register] = special[Array.IndexOf(s_special, register)];
        }

        private static void Verify(string name, uint actual, uint wanted)
        {
            if (actual != wanted)
            {
                throw new InvalidOperationException($"libunicorn reads {name} as {actual:X8} after {wanted:X8} was restored.");
            }
        }
    }
}
