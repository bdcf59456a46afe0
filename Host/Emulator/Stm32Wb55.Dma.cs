using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>The DMA controllers, their request multiplexer, and their bus.</summary>
    public sealed partial class Stm32Wb55
    {
        private readonly List<(Peripheral Peripheral, int Bit)> _dmas = [];

        private DmaMux AddDma()
        {
            DmaPort port = new(this);
            Dma first = Add(new Dma("DMA1", 0x40020000, InterruptLine.Dma1Channel1, port, Violations));
            Dma second = Add(new Dma("DMA2", 0x40020400, InterruptLine.Dma2Channel1, port, Violations));
            DmaMux requests = Add(new DmaMux(first, second, Violations));

            first.CatchUp = second.CatchUp = Spi2.CatchUp;
            _dmas.AddRange([(first, 0), (second, 1), (requests, 2)]);

            return requests;
        }

        private void GateDma() => _dmas.ForEach(dma => Rcc.Gate(dma.Peripheral, ClockBus.Ahb1, dma.Bit));

        /// <summary>
        /// The bus through which the DMA controllers access SRAM and peripherals. DMA accesses to flash are not modelled, and address 0 is
        /// unmapped.
        /// </summary>
        private sealed class DmaPort(Stm32Wb55 chip) : IDmaPort
        {
            public bool TryRead(uint address, int size, out uint value)
            {
                Span<byte> bytes = stackalloc byte[4];

                value = 0;

                if (IsSram1(address, size))
                {
                    chip.Ram.Read((int)(address - Sram1Start), bytes[..size]);
                }
                else if (chip._shared.IsOpen(address, size))
                {
                    chip._shared.At(address, size).CopyTo(bytes);
                }
                else if (FindPeripheral(address) is { } registers)
                {
                    value = registers.Read(address, size);

                    return true;
                }
                else
                {
                    return Refuse(address);
                }

                value = BitConverter.ToUInt32(bytes);

                return true;
            }

            public bool TryWrite(uint address, int size, uint value)
            {
                ReadOnlySpan<byte> bytes = BitConverter.GetBytes(value).AsSpan(0, size);

                if (IsSram1(address, size))
                {
                    chip.Ram.Write((int)(address - Sram1Start), bytes);
                }
                else if (chip._shared.IsOpen(address, size))
                {
                    bytes.CopyTo(chip._shared.At(address, size));
                }
                else if (FindPeripheral(address) is { } registers)
                {
                    registers.Write(address, size, value);
                }
                else
                {
                    return Refuse(address);
                }

                return true;
            }

            private bool Refuse(uint address)
            {
                chip.Violations.Report("dma.unreachable", $"DMA accessed {address:X8}, which is outside the range that DMA can access");

                return false;
            }

            private Target? FindPeripheral(uint address)
            {
                foreach ((uint start, uint size, IMmio handler) in chip._handlers)
                {
                    if (address >= start && address - start < size && handler is Bus && start < 0xE0000000)
                    {
                        return new Target(start, handler);
                    }
                }

                return null;
            }

            private readonly record struct Target(uint Start, IMmio Handler)
            {
                public uint Read(uint address, int size) => Handler.Read(address - Start, size);

                public void Write(uint address, int size, uint value) => Handler.Write(address - Start, size, value);
            }
        }
    }
}
