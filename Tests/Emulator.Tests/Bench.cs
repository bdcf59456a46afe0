using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Devices;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Tests
{
    /// <summary>
    /// The emulated board in its hand-off or reset state, driven register by register without executing code.
    /// </summary>
    internal sealed class Bench : IDisposable
    {
        private const int Sram1Size = 0x30000;

        private readonly HostMemory _sram1 = new(Sram1Size);

        public Bench(Action<VirtualDevice>? prepare = null, Func<VirtualDevice, SdCard?>? card = null, bool fromFlash = false)
        {
            Device = new VirtualDevice();
            prepare?.Invoke(Device);
            Device.BeginBoot();
            Emulator = new Stm32Wb55(Device, _sram1, SymbolTable.Empty);
            Board = new FlipperBoard(Emulator, new Lp5562(), () => card?.Invoke(Device));
            Entry = fromFlash ? Emulator.BootFromFlash() : LoaderHandoff.Prepare(Emulator, new byte[8]);
        }

        public VirtualDevice Device { get; }

        public Stm32Wb55 Emulator { get; }

        public FlipperBoard Board { get; }

        /// <summary>Gets the address at which the core starts.</summary>
        public uint Entry { get; }

        /// <summary>Gets the descriptions of the violations.</summary>
        public IReadOnlyList<string> Violations => [.. Emulator.Violations.All.Select(violation => violation.What)];

        public uint this[uint address]
        {
            get => Emulator.Read(address);
            set => Emulator.Write(address, value);
        }

        public void SetBits(uint address, uint bits) => this[address] |= bits;

        public void ClearBits(uint address, uint bits) => this[address] &= ~bits;

        /// <summary>Polls a register as a driver does, once per microsecond.</summary>
        public void WaitUntil(uint address, uint mask, uint value, int milliseconds = 1000)
        {
            long end = Device.Clock.Now + (milliseconds * VirtualTime.Millisecond);

            while ((this[address] & mask) != value)
            {
                if (Device.Clock.Now > end)
                {
                    throw new TimeoutException($"[{address:X8}] & {mask:X8} did not become {value:X8} in {milliseconds} ms.");
                }

                Device.Spend(1000);
            }
        }

        public void Dispose()
        {
            Emulator.Dispose();
            _sram1.Dispose();
        }
    }
}
