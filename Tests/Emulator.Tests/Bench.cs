using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Devices;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Tests
{
    /// <summary>A chip on its board at the hand-over, driven register by register without any code running.</summary>
    internal sealed class Bench : IDisposable
    {
        private const int Sram1Size = 0x30000;

        private readonly HostMemory _sram1 = new(Sram1Size);

        public Bench(Action<VirtualDevice>? prepare = null, Func<VirtualDevice, SdCard?>? card = null)
        {
            Device = new VirtualDevice();
            prepare?.Invoke(Device);
            Device.BeginBoot();
            Chip = new Stm32Wb55(Device, _sram1, SymbolTable.Empty);
            Board = new FlipperBoard(Chip, new Lp5562(), () => card?.Invoke(Device));
            HandOver.Prepare(Chip, new byte[8]);
        }

        public VirtualDevice Device { get; }

        public Stm32Wb55 Chip { get; }

        public FlipperBoard Board { get; }

        public IReadOnlyList<string> Violations => Chip.Violations.All;

        public uint this[uint address]
        {
            get => Chip.Read(address);
            set => Chip.Write(address, value);
        }

        public void SetBits(uint address, uint bits) => this[address] |= bits;

        public void ClearBits(uint address, uint bits) => this[address] &= ~bits;

        /// <summary>Polls a register as a driver does, a microsecond a time.</summary>
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
            Chip.Dispose();
            _sram1.Dispose();
        }
    }
}
