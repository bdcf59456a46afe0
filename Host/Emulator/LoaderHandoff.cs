using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>
    /// The boot hand-off: state of the registers and RAM when the stock firmware jumps to an image it loaded into RAM
    /// (docs/reference/hardware.md 5.2). An image may rely on this state only.
    /// </summary>
    public static class LoaderHandoff
    {
        /// <summary>Content of SRAM1 after the image: a non-zero fill that models stale data of the stock firmware.</summary>
        public const byte StaleByte = 0xA5;

        /// <summary>Loads an image into RAM and sets the hand-off state.</summary>
        /// <param name="emulator">The emulator as a reset left it.</param>
        /// <param name="image">The image, starting with its vector table.</param>
        /// <returns>The reset vector of the image.</returns>
        public static uint Prepare(Stm32Wb55 emulator, ReadOnlySpan<byte> image)
        {
            emulator.Ram.Load(image, StaleByte);

            emulator.Rcc.SetHandoffState();
            emulator.Flash.SetHandoffState();
            emulator.Syscfg.SetMemoryMode(Syscfg.MemoryModeSram1);
            emulator.CoreDebug.TraceEnabled = true;
            emulator.Dwt.Enable();

            foreach ((Peripheral peripheral, string register, uint value) in State(emulator))
            {
                peripheral.Write(register, value);
            }

            emulator.Cpu[CpuRegister.Primask] = 1;
            emulator.Cpu[CpuRegister.Lr] = 0xFFFFFFFF;
            emulator.Cpu[CpuRegister.Msp] = BitConverter.ToUInt32(emulator.Sram1.Bytes);
            emulator.Cpu[CpuRegister.Sp] = BitConverter.ToUInt32(emulator.Sram1.Bytes);

            return BitConverter.ToUInt32(emulator.Sram1.Bytes[4..]);
        }

        private static IEnumerable<(Peripheral Peripheral, string Register, uint Value)> State(Stm32Wb55 emulator)
        {
            Gpio a = emulator.Ports['A'];
            Gpio b = emulator.Ports['B'];
            Gpio c = emulator.Ports['C'];
            Gpio d = emulator.Ports['D'];

            // DBP: the backup domain is writable. Pulls that survive a reset, as furi's GPIO set-up makes them: PB0 up, PA8, PB1, PB8, PB9
            // down.
            yield return (emulator.Pwr, "CR1", 0x00000300);
            yield return (emulator.Pwr, "CR3", 0x00008400);
            yield return (emulator.Pwr, "PDCRA", 1 << 8);
            yield return (emulator.Pwr, "PUCRB", 1 << 0);
            yield return (emulator.Pwr, "PDCRB", (1 << 1) | (1 << 8) | (1 << 9));

            // Interrupt lines enabled, all masked: LSECSS and TAMP 2, LPTIM1 47, FPU 54.
            yield return (emulator.SystemControl, "ISER0", 1 << 2);
            yield return (emulator.SystemControl, "ISER1", (1 << (47 - 32)) | (1 << (54 - 32)));

            // SysTick of 1 ms runs; its exception is held off by PRIMASK. CPACR: full access to the floating-point unit.
            yield return (emulator.SysTick, "RVR", 63999);
            yield return (emulator.SysTick, "CSR", 7);
            yield return (emulator.SystemControl, "CPACR", 0x00F00000);

            // PA3: open-drain output, high: peripheral power is on.
            yield return (a, "BSRR", 1 << 3);
            yield return (a, "OTYPER", 1 << 3);
            yield return (a, "MODER", 0xABFFFF7F);

            // PB0 display reset and PB1 display D/C: outputs, low. PB15 MOSI.
            yield return (b, "AFRH", 0x50000000);
            yield return (b, "MODER", (0xFFFFFEBF & ~0xC000000Fu) | 0x80000005);

            // PC2 MISO, PC10 card detect: input with pull-up, PC11 display select and PC12 card select: high, with pull-ups.
            yield return (c, "BSRR", (1 << 11) | (1 << 12));
            yield return (c, "PUPDR", (1 << 20) | (1 << 22) | (1 << 24));
            yield return (c, "AFRL", 0x00000500);
            yield return (c, "MODER", (0xFFFFFFFF & ~0x03F00030u) | 0x01400020);

            // PD1 SCK.
            yield return (d, "AFRL", 0x00000050);
            yield return (d, "MODER", 0xFFFFFFFB);
        }
    }
}
