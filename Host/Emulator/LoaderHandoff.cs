using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>
    /// The state in which the stock firmware jumps to an image it loaded into RAM (docs/reference/hardware.md 5.2). An image may
    /// rely on this and on nothing else.
    /// </summary>
    public static class LoaderHandoff
    {
        /// <summary>What SRAM1 holds behind the image: left-overs of the stock firmware, made into a pattern that no code mistakes for zeros.</summary>
        public const byte LeftOver = 0xA5;

        /// <summary>Puts an image into RAM and the emulator into the hand-off state.</summary>
        /// <param name="emulator">The emulator as a reset left it.</param>
        /// <param name="image">The image, beginning with its vector table.</param>
        /// <returns>Where to begin: the reset vector of the image.</returns>
        public static uint Prepare(Stm32Wb55 emulator, ReadOnlySpan<byte> image)
        {
            emulator.Ram.Load(image, LeftOver);

            emulator.Rcc.SetHandoffState();
            emulator.Flash.SetAccess(0x703);
            emulator.Syscfg.SetMemoryMode(Syscfg.MemoryModeSram1);
            emulator.CoreDebug.TraceEnabled = true;
            emulator.Dwt.Enable();

            foreach ((Peripheral peripheral, uint offset, uint value) in State(emulator))
            {
                peripheral.Write(offset, 4, value);
            }

            emulator.Cpu[CpuRegister.Primask] = 1;
            emulator.Cpu[CpuRegister.Lr] = 0xFFFFFFFF;
            emulator.Cpu[CpuRegister.Msp] = BitConverter.ToUInt32(emulator.Sram1.Bytes);
            emulator.Cpu[CpuRegister.Sp] = BitConverter.ToUInt32(emulator.Sram1.Bytes);

            return BitConverter.ToUInt32(emulator.Sram1.Bytes[4..]);
        }

        private static IEnumerable<(Peripheral Peripheral, uint Offset, uint Value)> State(Stm32Wb55 emulator)
        {
            const uint mode = 0x00;
            const uint type = 0x04;
            const uint pull = 0x0C;
            const uint setReset = 0x18;
            const uint alternateLow = 0x20;
            const uint alternateHigh = 0x24;
            Gpio a = emulator.Ports['A'];
            Gpio b = emulator.Ports['B'];
            Gpio c = emulator.Ports['C'];
            Gpio d = emulator.Ports['D'];

            // Backup domain writable. Pulls that outlast a reset, as furi's GPIO set-up makes them: PB0 up, PA8, PB1, PB8, PB9 down.
            yield return (emulator.Pwr, 0x00, 0x00000300);
            yield return (emulator.Pwr, 0x08, 0x00008400);
            yield return (emulator.Pwr, 0x24, 1 << 8);
            yield return (emulator.Pwr, 0x28, 1 << 0);
            yield return (emulator.Pwr, 0x2C, (1 << 1) | (1 << 8) | (1 << 9));

            // Lines enabled, all masked: LSECSS and TAMP 2, LPTIM1 47, FPU 54.
            yield return (emulator.SystemControl, 0x100, 1 << 2);
            yield return (emulator.SystemControl, 0x104, (1 << (47 - 32)) | (1 << (54 - 32)));

            // SysTick of 1 ms runs; its exception is held off by PRIMASK.
            yield return (emulator.SysTick, 0x04, 63999);
            yield return (emulator.SysTick, 0x00, 7);
            yield return (emulator.SystemControl, 0xD88, 0x00F00000);

            // PA3: open-drain output, high: peripheral power is on.
            yield return (a, setReset, 1 << 3);
            yield return (a, type, 1 << 3);
            yield return (a, mode, 0xABFFFF7F);

            // PB0 display reset and PB1 display D/C: outputs, low. PB15 MOSI.
            yield return (b, alternateHigh, 0x50000000);
            yield return (b, mode, (0xFFFFFEBF & ~0xC000000Fu) | 0x80000005);

            // PC2 MISO, PC10 card detect: input with pull-up, PC11 display select and PC12 card select: high, with pull-ups.
            yield return (c, setReset, (1 << 11) | (1 << 12));
            yield return (c, pull, (1 << 20) | (1 << 22) | (1 << 24));
            yield return (c, alternateLow, 0x00000500);
            yield return (c, mode, (0xFFFFFFFF & ~0x03F00030u) | 0x01400020);

            // PD1 SCK.
            yield return (d, alternateLow, 0x00000050);
            yield return (d, mode, 0xFFFFFFFB);
        }
    }
}
