using System.Runtime.InteropServices;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    /// <summary>Breaks each rule of the peripherals that only the stock firmware uses.</summary>
    public sealed class FirmwareRuleTests
    {
        private const uint Rtc = 0x40002800;
        private const uint Iwdg = 0x40003000;
        private const uint I2c = 0x40005400;
        private const uint Lptim = 0x40007C00;
        private const uint Spi1 = 0x40013000;
        private const uint Rcc = 0x58000000;
        private const uint Rng = 0x58001000;
        private const uint Exti = 0x58000800;
        private const uint Aes = 0x50060000;

        private static readonly (string Name, string Report, Action<Bench> Break)[] s_rules =
        [
            ("RCC: clocks in sleep", "bit 31 is not modelled", bench => bench.ClearBits(Rcc + 0x78, 1u << 31)),
            ("LPTIM1: CFGR", "CFGR written while ENABLE = 1", bench => { bench[Lptim + 0x10] = 1; bench[Lptim + 0xC] = 0x200; }),
            ("LPTIM1: start", "started while ENABLE = 0", bench => bench[Lptim + 0x10] = 4),
            ("LPTIM1: CMP", "CMP written while ENABLE = 0", bench => bench[Lptim + 0x14] = 4),
            (
                "LPTIM1: ARR",
                "ARR written before the previous write",
                bench => { bench[Lptim + 0x10] = 1; bench[Lptim + 0x18] = 4; bench[Lptim + 0x18] = 5; }),
            ("LPTIM1: trigger", "TRIGEN is not modelled", bench => bench[Lptim + 0xC] = 1 << 17),
            (
                "LPTIM1: clock",
                "LPTIM1+00 read while its clock is off",
                bench => { bench.ClearBits(Rcc + 0x58, 1u << 31); _ = bench[Lptim]; }),
            ("AES1: clock", "AES1+00 read while its clock is off", bench => _ = bench[Aes]),
            ("AES1: enable", "EN is not modelled", bench => { StartAes(bench); bench[Aes] = 1; }),
            ("RNG: not ready", "DR read while DRDY = 0", bench => _ = bench[Rng + 8]),
            ("RNG: interrupt", "IE is not modelled", bench => bench[Rng] = 8),
            ("IWDG: locked", "PR written without a preceding key", bench => bench[Iwdg + 4] = 1),
            (
                "IWDG: update",
                "RLR written before the previous write",
                bench => { bench[Iwdg] = 0x5555; bench[Iwdg + 8] = 100; bench[Iwdg + 8] = 200; }),
            ("IWDG: window", "WIN is not modelled", bench => bench[Iwdg + 0x10] = 100),
            ("RTC: not initialising", "TR written while INITF = 0", bench => { Unlock(bench); bench[Rtc] = 0; }),
            (
                "RTC: key again",
                "TR written while it is write-protected",
                bench => { Unlock(bench); bench[Rtc + 0x24] = 0xFF; bench[Rtc] = 0; }),
            (
                "RTC: backup domain",
                "DR written while it is write-protected",
                bench => { Unlock(bench); bench[0x58000400] = 0x200; bench[Rtc + 4] = 0x2101; }),
            ("RTC: 12 hours", "FMT is not modelled", bench => { Unlock(bench); bench[Rtc + 8] = 1 << 6; }),
            ("RTC: prescaler", "PRER 00000000 is not modelled", bench => { Unlock(bench); bench[Rtc + 0x10] = 0; }),
            (
                "RTC: no such day",
                "that does not exist",
                bench =>
                {
                    Unlock(bench);
                    bench[Rtc + 0xC] |= 0x80;
                    bench.WaitUntil(Rtc + 0xC, 0x40, 0x40);
                    bench[Rtc + 4] = 0x242230;
                    bench[Rtc + 0xC] &= ~0x80u;
                }),
            ("SPI1: clock", "SPI1+08 read while its clock is off", bench => _ = bench[Spi1 + 8]),
            ("SPI1: DMA", "DMA requests are not modelled", bench => { StartSpi(bench); bench[Spi1 + 4] |= 2; }),
            ("SPI1: interrupts", "TXEIE is not modelled", bench => { StartSpi(bench); bench[Spi1 + 4] |= 1 << 7; }),
            ("I2C1: STOP", "STOP requested while TC is clear", bench => { StartI2c(bench); bench[I2c + 4] = 1 << 14; }),
            ("I2C1: interrupts", "interrupts is not modelled", bench => { StartI2c(bench); bench[I2c] = 3; }),
            ("I2C1: RELOAD", "RELOAD and NBYTES = 0", bench => { StartI2c(bench); bench[I2c + 4] = 0x60 | (1 << 24) | (1 << 13); }),
            ("EXTI: reserved line", "reserved bits", bench => bench[Exti] = 1 << 22),
            ("null pointer", "write to 00000010", RunNullWrite),
            ("SYSCFG: interrupt masks", "masks is not modelled", bench => bench[0x40010100] = 1),
        ];

        public static TheoryData<string> Names => new(s_rules.Select(rule => rule.Name));

        [Theory]
        [MemberData(nameof(Names))]
        public void A_broken_rule_is_reported(string name)
        {
            (string _, string report, Action<Bench> act) = s_rules.Single(rule => rule.Name == name);

            BrokenRule.IsReported(report, act);
        }

        private static void RunNullWrite(Bench bench)
        {
            // movs r0, #0; movs r1, #7; str r1, [r0, #16]; b .
            MemoryMarshal.AsBytes<ushort>([0x2000, 0x2107, 0x6101, 0xE7FE]).CopyTo(bench.Emulator.Sram1.Bytes[0x40..]);
            Assert.Throws<DeviceHangsException>(() => bench.Emulator.Run(0x20000041));
            Assert.Equal(7u, bench[0x20000010]);
            Assert.Single(bench.Violations);
        }

        private static void Unlock(Bench bench)
        {
            bench[Rtc + 0x24] = 0xCA;
            bench[Rtc + 0x24] = 0x53;
        }

        private static void StartAes(Bench bench)
        {
            bench.SetBits(Rcc + 0x4C, 1 << 16);
            bench.ClearBits(Rcc + 0x2C, 1 << 16);
        }

        private static void StartSpi(Bench bench)
        {
            bench.SetBits(Rcc + 0x60, 1 << 12);
            bench.ClearBits(Rcc + 0x40, 1 << 12);
            bench[Spi1 + 4] = 0x1700;
            bench[Spi1] = 0x355;
        }

        private static void StartI2c(Bench bench)
        {
            bench.SetBits(Rcc + 0x58, 1 << 21);
            bench.ClearBits(Rcc + 0x38, 1 << 21);
            bench[0x48000000] = (bench[0x48000000] & ~(0xFu << 18)) | (0xAu << 18);
            bench[I2c] = 1;
        }
    }
}
