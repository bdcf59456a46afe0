using System.Runtime.InteropServices;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    /// <summary>
    /// Breaks each rule of every peripheral once, and checks that the rule is reported by name. Legal accesses cause no report.
    /// </summary>
    public sealed class RuleTests
    {
        private const uint Spi = 0x40003800;
        private const uint I2c = 0x40005400;
        private const uint Usart = 0x40013800;
        private const uint Rcc = 0x58000000;
        private const uint Pwr = 0x58000400;
        private const uint Ipcc = 0x58000C00;
        private const uint Hsem = 0x58001400;
        private const uint Flash = 0x58004000;
        private const uint Apb1Enable = Rcc + 0x58;
        private const uint Apb1Reset = Rcc + 0x38;
        private const uint Ram = 0x20010000;
        private const uint Start = 1 << 13;
        private const uint AutoEnd = 1 << 25;

        private static readonly (string Name, string Report, Action<Bench> Break)[] s_rules =
        [
            ("FLASH: keys", "wrong key", bench => bench[Flash + 8] = 1),
            ("FLASH: key while unlocked", "while already unlocked", bench => { Unlock(bench); bench[Flash + 8] = 1; }),
            ("FLASH: option key before unlocking", "OPTKEYR written while CR is locked", bench => bench[Flash + 0xC] = 0x08192A3B),
            ("FLASH: lock", "CR written while CR is locked", bench => bench[Flash + 0x14] = 1),
            ("FLASH: reserved bits of CR", "reserved bits", bench => { Unlock(bench); bench[Flash + 0x14] = 1 << 11; }),
            ("FLASH: interrupts", "EOPIE", bench => { Unlock(bench); bench[Flash + 0x14] = 1 << 24; }),
            ("FLASH: PG and FSTPG", "PG and FSTPG set together", bench => { Unlock(bench); bench[Flash + 0x14] = 1 | (1 << 18); }),
            ("FLASH: STRT", "STRT set while PER is not the only mode bit set", bench => { Unlock(bench); bench[Flash + 0x14] = 1 << 16; }),
            ("FLASH: OPTSTRT", "while OPTLOCK is set", bench => { Unlock(bench); bench[Flash + 0x14] = 1 << 17; }),
            ("FLASH: option registers", "written while OPTLOCK is set", bench => bench[Flash + 0x20] = 0),
            ("FLASH: secure options", "belongs to CPU2", bench => { Unlock(bench); UnlockOptions(bench); bench[Flash + 0x80] = 0; }),
            (
                "FLASH: suspended",
                "suspended (PES)",
                bench => { Unlock(bench); bench[Flash] |= 1 << 15; bench[Flash + 0x14] = (5 << 3) | 2 | (1 << 16); }),
            ("FLASH: cache reset", "cache reset while the cache is on", bench => bench[Flash] |= 1 << 11),
            ("FLASH: wait states", "wait states at 64 MHz", bench => bench[Flash] = (bench[Flash] & ~7u) | 1),
            (
                "FLASH: write while busy",
                "while BSY is set",
                bench => { Unlock(bench); bench[Flash + 0x14] = (5 << 3) | 2 | (1 << 16); bench[0x08006000] = 1; }),
            ("FLASH: no such register", "no such register", bench => _ = bench[Flash + 0x70]),
            (
                "FLASH: clock",
                "FLASH+14 read while its clock is off",
                bench => { bench.ClearBits(Rcc + 0x50, 1 << 25); _ = bench[Flash + 0x14]; }),
            ("secure flash", "CPU2 owns", bench => _ = bench[bench.Device.Options.SecureStart]),
            ("OTP and options", "does not support direct writes", bench => bench[0x1FFF7000] = 1),
            ("system memory", "not mapped", bench => _ = bench[0x1FFF7600]),
            ("HSEM: one-step register", "RLR3 written", bench => bench[Hsem + 0x8C] = 0),
            ("HSEM: release", "while not held", bench => bench[Hsem + 0xC] = 0x400),
            (
                "HSEM: clock",
                "HSEM+88 read while its clock is off",
                bench => { bench.ClearBits(Rcc + 0x50, 1 << 19); _ = bench[Hsem + 0x88]; }),
            (
                "HSEM: reset",
                "HSEM+88 read while it is held in reset",
                bench => { bench.SetBits(Rcc + 0x30, 1 << 19); _ = bench[Hsem + 0x88]; }),
            ("IPCC: clear", "hold no message", bench => bench[Ipcc + 8] = 2),
            ("IPCC: status", "C1TOC2SR written", bench => bench[Ipcc + 0xC] = 0),
            ("IPCC: channels", "not modelled", bench => bench[Ipcc + 8] = 1 << 16),
            ("IPCC: empty command buffer", "no system command", bench => bench[Ipcc + 8] = 2 << 16),
            (
                "IPCC: clock",
                "IPCC+08 written while its clock is off",
                bench => { bench.ClearBits(Rcc + 0x50, 1 << 20); bench[Ipcc + 8] = 0; }),
            ("RCC: clock in use", "while it is the system clock", bench => bench.ClearBits(Rcc, 1 << 24)),
            ("RCC: source", "which is not ready", bench => bench[Rcc + 8] = 0),
            ("RCC: PLL in use", "PLLCFGR changed while the PLL", bench => bench[Rcc + 0xC] = 0x32040813),
            ("RCC: HSECR", "without its key", bench => bench[Rcc + 0x9C] = 0x2630),
            (
                "RCC: HSECR while HSE is on",
                "HSECR written while HSE is on",
                bench => { bench[Rcc + 0x9C] = 0xCAFECAFE; bench[Rcc + 0x9C] = 0x2630; }),
            (
                "RCC: CPU2 too fast",
                "CPU2 runs at 64 MHz",
                bench => { bench[Rcc + 0x108] = 0; bench.SetBits(Pwr + 0xC, 1 << 15); }),
            (
                "RCC: C2HPRE while CPU2 is running",
                "C2HPRE changed while CPU2 is running",
                bench => { bench.SetBits(Pwr + 0xC, 1 << 15); bench[Rcc + 0x108] = 0x90; }),
            (
                "RCC: CPU2 too fast after a switch",
                "CPU2 runs at 64 MHz",
                bench =>
                {
                    bench.SetBits(Rcc, 1 << 8);
                    bench[Rcc + 8] = 1;
                    bench[Rcc + 0x108] = 0;
                    bench.SetBits(Pwr + 0xC, 1 << 15);
                    bench[Rcc + 8] = 3;
                }),
            ("RCC: reserved bits", "reserved bits", bench => bench.SetBits(Apb1Enable, 1 << 5)),
            ("RCC: backup domain reset", "BDRST is not modelled", bench => bench.SetBits(Rcc + 0x90, 1 << 16)),
            ("PWR: reserved bits", "reserved bits", bench => bench[Pwr + 8] = 0x00108000),
            ("PWR: size", "with 8 bits", bench => bench.Emulator.Write(Pwr, 0, 1)),
            ("EXTI: no such register", "no such register", bench => bench[0x58000830] = 0),
            ("GPIO: lock", "not modelled", bench => bench[0x4800001C] = 1),
            ("GPIO: size", "with 16 bits", bench => bench.Emulator.Write(0x48000000, 0, 2)),
            ("GPIO: reserved bits", "reserved bits", bench => bench[0x48000014] = 0x10000),
            (
                "GPIO: clock",
                "GPIOC+10 read while its clock is off",
                bench => { bench.ClearBits(Rcc + 0x4C, 1 << 2); _ = bench[0x48000810]; }),
            ("SPI2: clock off, as at the hand-off", "SPI2+08 read while its clock is off", bench => _ = bench[Spi + 8]),
            (
                "SPI2: held in reset, as at the hand-off",
                "SPI2+08 read while it is held in reset",
                bench => { bench.SetBits(Apb1Enable, 1 << 14); _ = bench[Spi + 8]; }),
            ("SPI2: off", "while SPE = 0", bench => { StartSpi(bench, 0x314); bench.Emulator.Write(Spi + 0xC, 0xFF, 1); }),
            (
                "SPI2: nothing received",
                "while the receive FIFO holds 0 frames",
                bench => { StartSpi(bench); _ = bench.Emulator.Read(Spi + 0xC, 1); }),
            (
                "SPI2: FIFO full",
                "holds 4 frames",
                bench => { StartSpi(bench, 0x37C); Array.ForEach(new int[5], _ => bench.Emulator.Write(Spi + 0xC, 0xFF, 1)); }),
            ("SPI2: mode", "a master in mode 0", bench => StartSpi(bench, 0x357)),
            (
                "SPI2: switched off",
                "switched off while it is transmitting",
                bench => { StartSpi(bench); bench.Emulator.Write(Spi + 0xC, 0xFF, 1); bench[Spi] = 0x314; }),
            ("SPI2: pins", "not in alternate function AF5", bench => { StartSpi(bench); bench[0x48000C00] |= 0xC; Exchange(bench); }),
            ("SPI2: two devices", "both the display", bench => { StartSpi(bench); bench[0x48000818] = 0x18000000; Exchange(bench); }),
            (
                "SPI2: speed",
                "while a chip is selected",
                bench => { StartSpi(bench); bench[0x48000818] = 0x08000000; bench[Spi] = 0x30C; }),
            (
                "SPI2: deselected",
                "display deselected while SPI2 is transmitting",
                bench =>
                {
                    StartSpi(bench);
                    bench[0x48000818] = 0x08000000;
                    bench.Emulator.Write(Spi + 0xC, 0xFF, 1);
                    bench[0x48000818] = 0x00000800;
                }),
            ("SPI2: DMA order", "no channel is ready to receive", bench => { StartSpi(bench); Feed(bench); bench[Spi + 4] |= 3; }),
            ("DMA: CNDTR while enabled", "CNDTR1 written while", bench => { Feed(bench); bench[DmaSetup.TransmitControl + 4] = 1; }),
            ("DMA: CPAR while enabled", "CPAR1 written while", bench => { Feed(bench); bench[DmaSetup.TransmitControl + 8] = Spi; }),
            ("DMA: CMAR while enabled", "CMAR1 written while", bench => { Feed(bench); bench[DmaSetup.TransmitControl + 12] = Ram; }),
            ("DMA: CCR while enabled", "configuration in CCR", bench => { Feed(bench); bench[DmaSetup.TransmitControl] |= 0x20; }),
            ("DMA: nothing to transfer", "with CNDTR = 0", bench => Feed(bench, count: 0)),
            ("DMA: no request", "routes no request", bench => { Feed(bench, request: 0); }),
            ("DMA: another request", "request 20 is not modelled", bench => { Feed(bench, request: 20); }),
            ("DMA: direction", "DIR = 0 does not match the request Spi2Transmit", bench => Feed(bench, control: 0x80)),
            ("DMA: width of the data register", "PSIZE is 32 bits", bench => Feed(bench, control: 0x290)),
            ("DMA: reserved width", "reserved PSIZE", bench => Feed(bench, control: 0xC90)),
            ("DMA: alignment", "not aligned", bench => Feed(bench, control: 0x490, memory: Ram + 1)),
            ("DMA: memory to memory", "MEM2MEM is not modelled", bench => bench[DmaSetup.TransmitControl] = 0x4000),
            ("DMA: reserved bits", "reserved bits", bench => bench[DmaSetup.TransmitControl] = 0x8000),
            ("DMA: ISR", "ISR written", bench => bench[DmaSetup.Dma] = 0),
            ("DMA: channel 8", "no such register", bench => bench[DmaSetup.Dma + 0x94] = 0),
            ("DMA: alias of SRAM1", "outside the range that DMA can access", bench => BreakTransfer(bench)),
            (
                "DMA: error not cleared",
                "while TEIF is set",
                bench => { BreakTransfer(bench); bench[DmaSetup.TransmitControl] |= 1; }),
            (
                "DMA: uninitialised memory",
                "8-bit read by DMA at 20010000",
                bench => { StartSpi(bench); Feed(bench); bench[Spi + 4] |= 2; }),
            (
                "DMA: clock",
                "DMA1+00 read while its clock is off",
                bench => { bench.ClearBits(Rcc + 0x48, 1); _ = bench[DmaSetup.Dma]; }),
            (
                "DMA: reset",
                "DMA2+00 read while it is held in reset",
                bench => { bench.SetBits(Rcc + 0x28, 2); _ = bench[DmaSetup.Dma + 0x400]; }),
            ("DMAMUX: clock", "while its clock is off", bench => { bench.ClearBits(Rcc + 0x48, 4); bench[DmaSetup.Mux] = 9; }),
            ("DMAMUX: enabled channel", "while its channel is enabled", bench => { Feed(bench); bench[DmaSetup.Mux] = 8; }),
            (
                "DMAMUX: shared request",
                "selected for two channels",
                bench => { bench[DmaSetup.Mux] = 9; bench[DmaSetup.Mux + (4 * 13)] = 9; }),
            ("DMAMUX: synchronization", "SE is not modelled", bench => bench[DmaSetup.Mux] = 0x10009),
            ("I2C1: clock off, as at the hand-off", "I2C1+18 read while its clock is off", bench => _ = bench[I2c + 0x18]),
            (
                "I2C1: held in reset, as at the hand-off",
                "I2C1+18 read while it is held in reset",
                bench => { bench.SetBits(Apb1Enable, 1 << 21); _ = bench[I2c + 0x18]; }),
            ("I2C1: off", "START while PE = 0", bench => { StartI2c(bench, 0); bench[I2c + 4] = 0x60 | (1 << 16) | AutoEnd | Start; }),
            (
                "I2C1: busy",
                "a transfer runs",
                bench => { StartI2c(bench); Array.ForEach(new int[2], _ => bench[I2c + 4] = 0x60 | (1 << 16) | AutoEnd | Start); }),
            (
                "I2C1: bus free",
                "us after STOP",
                bench => { StartI2c(bench); Array.ForEach(new int[2], _ => bench[I2c + 4] = 0x20 | (1 << 16) | AutoEnd | Start); }),
            (
                "I2C1: pins",
                "pins are not in the I2C alternate function",
                bench => { StartI2c(bench); bench[0x48000000] |= 3 << 18; bench[I2c + 4] = 0x60 | (1 << 16) | AutoEnd | Start; }),
            ("I2C1: nothing received", "RXNE = 0", bench => { StartI2c(bench); _ = bench[I2c + 0x24]; }),
            ("I2C1: data not requested", "TXIS = 0", bench => { StartI2c(bench); bench[I2c + 0x28] = 0; }),
            ("USART1: transmitter off", "while the transmitter is off", bench => bench[Usart + 0x28] = 'a'),
            (
                "USART1: full",
                "while TDR is full",
                bench => { StartUsart(bench); Enumerable.Range(0, 3).ToList().ForEach(_ => bench[Usart + 0x28] = 'a'); }),
            ("USART1: BRR", "BRR written while UE = 1", bench => { StartUsart(bench); bench[Usart + 0xC] = 556; }),
            ("USART1: ISR", "ISR written", bench => bench[Usart + 0x1C] = 0),
            ("USART1: modes", "not modelled", bench => bench[Usart + 8] = 1 << 3),
            (
                "USART1: clock",
                "USART1+1C read while its clock is off",
                bench => { bench.ClearBits(Rcc + 0x60, 1 << 14); _ = bench[Usart + 0x1C]; }),
            ("RTC: backup registers", "DBP = 0", bench => { bench[Pwr] = 0x200; bench[0x40002878] = 1; }),
            ("RTC: calendar", "TR written while it is write-protected", bench => bench[0x40002800] = 0),
            ("RTC: clock", "RTC+50 read while its clock is off", bench => { bench.ClearBits(Apb1Enable, 1 << 10); _ = bench[0x40002850]; }),
            ("SYSCFG: erasure of SRAM2", "SRAM2ER is not modelled", bench => bench[0x40010018] = 1),
            ("SYSCFG: reserved bits", "reserved bits", bench => bench[0x40010000] = 0x10),
            ("SCB: vector table", "not aligned", bench => bench[0xE000ED08] = 0x20000080),
            ("SCB: AIRCR", "without its key", bench => bench[0xE000ED0C] = 4),
            ("SCB: active state", "changing the active state of SysTick", bench => bench[0xE000ED24] = 1 << 11),
            ("SCB: BFHFNMIGN", "BFHFNMIGN is not modelled", bench => bench[0xE000ED14] = 0x300),
            ("SCB: STIR", "STIR written with line 63", bench => bench[0xE000EF00] = 63),
            ("MPU: reserved bits", "reserved bits", bench => bench[0xE000ED94] = 8),
            ("NVIC: no such register", "no such register", bench => bench[0xE000E108] = 1),
            ("NVIC: no such line", "line 63 of ISER1 written", bench => bench[0xE000E104] = 1u << 31),
            ("SysTick: reserved bits", "reserved bits", bench => bench[0xE000E010] = 8),
            ("DWT: no trace", "while its clock is off", bench => { bench[0xE000EDFC] = 0; _ = bench[0xE0001004]; }),
            ("DWT: no such register", "no such register", bench => _ = bench[0xE0001020]),
            ("DBGMCU: reserved bits", "reserved bits", bench => bench[0xE0042004] = 8),
            ("no peripheral", "not mapped", bench => bench[0x40001000] = 1),
            ("secure SRAM2", "accessed 20034800, which CPU2 owns", bench => RunRead(bench, 0x20034800)),
            ("no memory", "read of 60000000, which is not mapped", bench => RunRead(bench, 0x60000000)),
        ];

        public static TheoryData<string> Names => new(s_rules.Select(rule => rule.Name));

        [Theory]
        [MemberData(nameof(Names))]
        public void A_broken_rule_is_reported(string name)
        {
            (string _, string report, Action<Bench> act) = s_rules.Single(rule => rule.Name == name);

            BrokenRule.IsReported(report, act);
        }

        [Fact]
        public void Correct_initialisation_causes_no_report()
        {
            using Bench bench = new();

            Unlock(bench);
            UnlockOptions(bench);
            StartSpi(bench);
            Exchange(bench);
            StartI2c(bench);
            StartUsart(bench);

            Assert.Empty(bench.Violations);
        }

        private static void Unlock(Bench bench)
        {
            bench[Flash + 0x10] = FlashErrors.All;
            bench[Flash + 8] = 0x45670123;
            bench[Flash + 8] = 0xCDEF89AB;
        }

        private static void UnlockOptions(Bench bench)
        {
            bench[Flash + 0xC] = 0x08192A3B;
            bench[Flash + 0xC] = 0x4C5D6E7F;
        }

        private static void StartSpi(Bench bench, uint control = 0x354)
        {
            bench.SetBits(Apb1Enable, 1 << 14);
            bench.ClearBits(Apb1Reset, 1 << 14);
            bench[Spi + 4] = 0x1700;
            bench[Spi] = control;
        }

        private static void Exchange(Bench bench)
        {
            bench.Emulator.Write(Spi + 0xC, 0xFF, 1);
            bench.WaitUntil(Spi + 8, 1, 1);
        }

        /// <summary>Enables a channel that transmits from uninitialised memory.</summary>
        private static void Feed(Bench bench, uint request = 9, uint control = 0x90, uint count = 16, uint memory = Ram)
        {
            bench[DmaSetup.Mux] = request;
            DmaSetup.Transmit(bench, memory, count, control);
        }

        /// <summary>Transmits from address 0, where SRAM1 is visible only to the core.</summary>
        private static void BreakTransfer(Bench bench)
        {
            StartSpi(bench);
            Feed(bench, memory: 0);
            bench[Spi + 4] |= 2;
        }

        private static void StartI2c(Bench bench, uint control = 1)
        {
            bench.SetBits(Apb1Enable, 1 << 21);
            bench.ClearBits(Apb1Reset, 1 << 21);
            bench[0x48000024] = (bench[0x48000024] & ~0xFF0u) | 0x440;
            bench[0x48000000] = (bench[0x48000000] & ~(0xFu << 18)) | (0xAu << 18);
            bench[I2c] = control;
        }

        private static void StartUsart(Bench bench)
        {
            bench[Usart + 0xC] = 278;
            bench[Usart] = 0xD;
        }

        /// <summary>Makes the core read an address, which causes an unhandled fault.</summary>
        private static void RunRead(Bench bench, uint address)
        {
            // ldr r1, [r0]; b .
            MemoryMarshal.AsBytes<ushort>(new ushort[] { 0x6801, 0xE7FE }).CopyTo(bench.Emulator.Sram1.Bytes[0x40..]);
            bench.Emulator.Cpu[0] = address;
            bench.Emulator.Cpu[Emulator.Cpu.CpuRegister.Sp] = 0x20000800;

            Assert.Contains("bus fault", Assert.Throws<DeviceHangsException>(() => bench.Emulator.Run(0x20000041)).Message);
        }
    }
}
