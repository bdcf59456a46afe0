using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.VirtualFlipper.Flash;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>Boot from flash, mapping at address 0 (MEM_MODE), and handling of instruction fetches.</summary>
    public sealed partial class Stm32Wb55
    {
        private const uint SystemFlash = 0x1FFF0000;

        private readonly FlashWindow _flash;
        private uint _shown = Syscfg.MemoryModeSram1;

        /// <summary>Raised when the core jumps into the system flash, as firmware does for USB DFU. The device is then stopped.</summary>
        public event Action? EnteredSystemDfu;

        /// <summary>Gets a value indicating whether this object was disposed of; its scheduled events are then ignored.</summary>
        public bool IsDisposed { get; private set; }

        /// <summary>
        /// Gets a value indicating whether the core executes from SRAM1 at its regular address, not through the alias at 0.
        /// </summary>
        public bool ExecutesFromRam => IsSram1(Cpu[CpuRegister.Pc], 2);

        private string Who => _flash.OffsetOf(Cpu[CpuRegister.Pc]) is null ? "loader" : "firmware";

        /// <summary>Resets the core with the main flash as boot area. SRAM1 keeps its content.</summary>
        public uint BootFromFlash()
        {
            Ram.Keep();
            Syscfg.SetMemoryMode(Syscfg.MemoryModeFlash);
            ShowAtZero();

            uint stack = BitConverter.ToUInt32(Device.Flash.Bytes);

            Cpu[CpuRegister.Primask] = 0;
            Cpu[CpuRegister.Lr] = 0xFFFFFFFF;
            Cpu[CpuRegister.Msp] = stack & ~3u;
            Cpu[CpuRegister.Sp] = stack & ~3u;

            return BitConverter.ToUInt32(Device.Flash.Bytes[4..]);
        }

        /// <summary>
        /// Enables the stack overflow report for an image. The limit is the lower end of the image's stack region or, if its symbol is
        /// missing, the end of the image.
        /// </summary>
        /// <param name="image">Size in bytes of the image, which is located at the start of SRAM1.</param>
        public void LimitStack(int image) => EndStackAt(_symbols.Value(LoadedImage.StackSymbol) ?? Sram1Start + (uint)image);

        /// <summary>Enables a report if the stack of code in SRAM grows below an address.</summary>
        /// <param name="limit">The lowest permitted stack address; 0 disables the check.</param>
        public void EndStackAt(uint limit)
        {
            Cpu.StackLimit = limit;
            Cpu.StackPassedLimit = pointer =>
                Violations.Report("core.stack", $"the stack grew to {pointer:X8}, below its end at {limit:X8}");
        }

        /// <summary>
        /// Requests that the mapping at address 0 be updated. The old mapping applies to the rest of the current block, because libunicorn
        /// remaps memory only between blocks.
        /// </summary>
        private void FollowMemoryMode()
        {
            if (Syscfg.MemoryMode != _shown)
            {
                Cpu.RequestStopAfterBlock();
            }
        }

        /// <summary>Installs a callback for writes to SRAM1 at address 0 and to the flash, both of which are mapped read-only.</summary>
        private void ReportNullWrites()
        {
            Func<uint, int, uint, bool>? flash = Cpu.ProtectedWrite;

            Cpu.ProtectedWrite = (address, size, value) => Ram.NoteNullWrite(address) || flash?.Invoke(address, size, value) == true;
        }

        /// <summary>Maps the memory selected by MEM_MODE at address 0. Must not be called while the CPU is running.</summary>
        /// <returns><see langword="true"/> if the mapping changed.</returns>
        private bool ShowAtZero()
        {
            if (Syscfg.MemoryMode == _shown)
            {
                return false;
            }

            switch (_shown)
            {
                case Syscfg.MemoryModeFlash: _flash.Hide(0); break;
                case Syscfg.MemoryModeSram1: Ram.Hide(0); break;
                default: Cpu.UnmapAll(0, RomVectors.Size); break;
            }

            _shown = Syscfg.MemoryMode;

            switch (_shown)
            {
                case Syscfg.MemoryModeFlash: _flash.Show(0); break;
                case Syscfg.MemoryModeSram1: Ram.Show(0); break;
                default: Cpu.Map(0, RomVectors.Size, new RomVectors()); break;
            }

            return true;
        }

        /// <summary>Handles a fetch from non-executable memory.</summary>
        /// <returns><see langword="true"/> if the core can continue.</returns>
        private bool Fetch(uint address)
        {
            if (Ram.Fetch(address))
            {
                _flash.LeaveWatches();

                return true;
            }

            if (address >= SystemFlash && address < SystemMemory.Start)
            {
                EnteredSystemDfu?.Invoke();

                throw Device.Rest("The firmware jumped into the ROM, which runs its USB DFU.");
            }

            return _flash.Fetch(address);
        }

        /// <summary>Reads a vector table entry.</summary>
        /// <returns>The entry, or null if the memory at this address cannot hold a vector table.</returns>
        private uint? ReadVector(uint address)
        {
            if (_flash.OffsetOf(address) is { } offset && FlashMap.Base + (uint)offset < Device.Options.SecureStart)
            {
                return BitConverter.ToUInt32(Device.Flash.Bytes[offset..]);
            }

            uint inSram = _shown == Syscfg.MemoryModeSram1 && address < Sram1Size ? address + Sram1Start : address;

            return IsSram1(inSram, 4) ? BitConverter.ToUInt32(Sram1.Bytes[(int)(inSram - Sram1Start)..]) : null;
        }

        /// <summary>The first words of the system flash: a vector table whose reset vector points to <see cref="SystemFlash"/>.</summary>
        private sealed class RomVectors : IMmio
        {
            public const uint Size = 0x1000;

            private const uint Stack = 0x20003000;
            private const uint Entry = SystemFlash + 0x401;

            public uint Read(uint offset, int size) => offset switch { 0 => Stack, 4 => Entry, _ => 0 };

            public void Write(uint offset, int size, uint value)
            {
            }
        }
    }
}
