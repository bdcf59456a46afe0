using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>
    /// The boot hand-off: the state of registers and RAM at the moment when the stock firmware jumps to an image that it has loaded into
    /// RAM (docs/reference/hardware.md 5.2). An image may rely only on this state.
    /// </summary>
    public static class LoaderHandoff
    {
        /// <summary>Fill byte of SRAM1 after the image. The byte is not zero, because it models stale data of the stock firmware.</summary>
        public const byte StaleByte = 0xA5;

        /// <summary>Loads an image into RAM and sets the hand-off state.</summary>
        /// <param name="emulator">The emulator, which was just reset.</param>
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

            emulator.LimitStack(image.Length);
            emulator.Cpu[CpuRegister.Primask] = 1;
            emulator.Cpu[CpuRegister.Lr] = 0xFFFFFFFF;
            emulator.Cpu[CpuRegister.Msp] = BitConverter.ToUInt32(emulator.Sram1.Bytes);
            emulator.Cpu[CpuRegister.Sp] = BitConverter.ToUInt32(emulator.Sram1.Bytes);

            return BitConverter.ToUInt32(emulator.Sram1.Bytes[4..]);
        }

        private static IEnumerable<(Peripheral Peripheral, string Register, uint Value)> State(Stm32Wb55 emulator)
        {
            // DBP is set: the backup domain is writable. PWR_PUCRx and PWR_PDCRx enable pulls that survive a reset; furi's GPIO set-up
            // sets the corresponding bit for every pin that it configures with a pull.
            yield return (emulator.Pwr, "CR1", 0x00000300);
            yield return (emulator.Pwr, "CR3", 0x00008400);
            yield return (emulator.Pwr, "PDCRA", 1 << 8);
            yield return (emulator.Pwr, "PUCRB", 0x9C01);
            yield return (emulator.Pwr, "PDCRB", (1 << 1) | (1 << 8) | (1 << 9));
            yield return (emulator.Pwr, "PUCRC", 0x3C44);
            yield return (emulator.Pwr, "PUCRD", 1 << 1);
            yield return (emulator.Pwr, "PDCRH", 1 << 3);

            // FPU interrupts are disabled. EXTI line 18 (LSE failure) is enabled, and line 48 (debugger power-up) is disabled.
            yield return (emulator.Syscfg, "CFGR1", 0x00000001);
            yield return (emulator.Exti, "IMR1", 0x7FC00000 | (1 << 18));
            yield return (emulator.Exti, "RTSR1", 1 << 18);
            yield return (emulator.Exti, "IMR2", 0x0000FCFD);

            foreach ((Peripheral, string, uint) register in CoreState(emulator).Concat(PinState(emulator)))
            {
                yield return register;
            }
        }

        private static IEnumerable<(Peripheral Peripheral, string Register, uint Value)> CoreState(Stm32Wb55 emulator)
        {
            // The enabled interrupt lines are 2 (LSECSS and TAMP), 47 (LPTIM1) and 54 (FPU), all of which PRIMASK masks. Lines 47 and 54
            // have the lowest priority, as do SysTick and PendSV. The configurable faults and the debug monitor are enabled.
            yield return (emulator.NvicRegisters, "ISER0", 1 << 2);
            yield return (emulator.NvicRegisters, "ISER1", (1 << (47 - 32)) | (1 << (54 - 32)));
            yield return (emulator.NvicRegisters, "IPR11", 0xF0000000);
            yield return (emulator.NvicRegisters, "IPR13", 0x00F00000);
            yield return (emulator.SystemControl, "SHPR3", 0xF0F00000);
            yield return (emulator.SystemControl, "SHCSR", 0x00070000);
            yield return (emulator.CoreDebug, "DEMCR", 0x01010000);

            // SysTick runs with a period of 1 ms; its exception is pending, but masked by PRIMASK. CPACR grants full access to the FPU.
            yield return (emulator.SysTick, "RVR", 63999);
            yield return (emulator.SysTick, "CSR", 7);
            yield return (emulator.SystemControl, "ICSR", 1 << 26);
            yield return (emulator.SystemControl, "CPACR", 0x00F00000);
        }

        private static IEnumerable<(Peripheral Peripheral, string Register, uint Value)> PinState(Stm32Wb55 emulator)
        {
            Gpio a = emulator.Ports['A'];
            Gpio b = emulator.Ports['B'];

            // PA3 is an open-drain output that is high, so peripheral power is on. PA9 and PA10 (I2C1, just released) and PA11 and PA12
            // (USB) are open-drain. PA5, PB4 and PB5 belong to SPI1. The debug port (PA13 and PA14) is off.
            yield return (a, "BSRR", (1 << 3) | (1 << 9) | (1 << 10));
            yield return (a, "OTYPER", (1 << 3) | (0xF << 9));
            yield return (a, "AFRL", 0x00500000);
            yield return (a, "AFRH", 0x00000440);
            yield return (a, "PUPDR", 0x40000000);
            yield return (a, "MODER", 0xBFFFFB7F);

            // PB0 (display reset) and PB1 (display D/C) are outputs driven low. PB10 to PB12 are buttons with pull-ups. PB15 is MOSI.
            yield return (b, "AFRL", 0x00550000);
            yield return (b, "AFRH", 0x50000000);
            yield return (b, "OSPEEDR", 0xC00000C0);
            yield return (b, "PUPDR", 0x41500000);
            yield return (b, "MODER", 0xBC0FFAB5);

            foreach ((Peripheral, string, uint) register in PinStateFromC(emulator))
            {
                yield return register;
            }
        }

        private static IEnumerable<(Peripheral Peripheral, string Register, uint Value)> PinStateFromC(Stm32Wb55 emulator)
        {
            Gpio c = emulator.Ports['C'];
            Gpio d = emulator.Ports['D'];
            Gpio e = emulator.Ports['E'];
            Gpio h = emulator.Ports['H'];

            // PC2 (MISO) and PC10 (card detect) are inputs with pull-ups. PC11 (display select) and PC12 (card select) are high, with
            // pull-ups. PC6 and PC13 are buttons.
            yield return (c, "BSRR", (1 << 11) | (1 << 12));
            yield return (c, "OTYPER", 1 << 10);
            yield return (c, "OSPEEDR", 0x03C00030);
            yield return (c, "PUPDR", (1 << 4) | (1 << 12) | (1 << 20) | (1 << 22) | (1 << 24) | (1 << 26));
            yield return (c, "AFRL", 0x00000500);
            yield return (c, "MODER", 0xF14FCFEF);

            // PD0 and PE4 deselect the radio transceiver and the NFC chip. PD1 is SCK.
            yield return (d, "BSRR", 1 << 0);
            yield return (d, "AFRL", 0x00000050);
            yield return (d, "OSPEEDR", 0x0000000C);
            yield return (d, "PUPDR", 1 << 2);
            yield return (d, "MODER", 0xFFFFFFF9);
            yield return (e, "BSRR", 1 << 4);
            yield return (e, "MODER", 0x000001FF);

            // PH3 is the OK button, which pulls the pin up when pressed.
            yield return (h, "PUPDR", 2 << 6);
            yield return (h, "MODER", 0x0000000F);
        }
    }
}
