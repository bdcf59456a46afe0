using FlipperUpdaterNano.Emulator.Tests.Cpu;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    /// <summary>
    /// Tests register accesses of the stock firmware that are legal (docs/reference/stock-on-emulator.md, 2), and registers that only store
    /// the value written to them.
    /// </summary>
    public sealed class FirmwareRegisterTests : IDisposable
    {
        private const uint Rcc = 0x58000000;
        private const uint I2c = 0x40005400;
        private const uint Spi1 = 0x40013000;
        private const uint Mpu = 0xE000ED90;
        private const uint FaultStatus = 0xE000ED28;

        private readonly Bench _bench = new();

        public void Dispose() => _bench.Dispose();

        [Fact]
        public void A_transfer_starts_although_bit_31_of_CR2_is_set()
        {
            const uint gauge = 0xAA;

            _bench.SetBits(Rcc + 0x58, 1 << 21);
            _bench.ClearBits(Rcc + 0x38, 1 << 21);
            _bench[0x48000000] = (_bench[0x48000000] & ~(0xFu << 18)) | (0xAu << 18);
            _bench[I2c] = 1;
            _bench[I2c + 4] = (1u << 31) | (1 << 25) | (1 << 16) | (1 << 13) | gauge;
            _bench.WaitUntil(I2c + 0x18, 2, 2);

            Assert.Empty(_bench.Violations);
        }

        [Theory]
        [InlineData(0, 0x000)]
        [InlineData(2, 0x202)]
        public void SMPSSWS_follows_SMPSSEL(uint source, uint expected)
        {
            _bench[Rcc + 0x24] = source;

            Assert.Equal(expected, _bench[Rcc + 0x24] & 0x303);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void Writing_1_to_a_sleep_mode_clock_enable_bit_is_legal()
        {
            _bench.SetBits(Rcc + 0x78, 1u << 31);

            Assert.NotEqual(0u, _bench[Rcc + 0x78] >> 31);
            Assert.Empty(_bench.Violations);
        }

        [Theory]
        [InlineData(0x354)]
        [InlineData(0x355)]
        [InlineData(0x356)]
        [InlineData(0x357)]
        public void SPI1_receives_ones_in_every_mode(uint control)
        {
            _bench.SetBits(Rcc + 0x60, 1 << 12);
            _bench.ClearBits(Rcc + 0x40, 1 << 12);
            _bench[Spi1 + 4] = 0x1700;
            _bench[Spi1] = control | 0x40;
            _bench.Emulator.Write(Spi1 + 0xC, 0x5A, 1);
            _bench.WaitUntil(Spi1 + 8, 1, 1);

            Assert.Equal(0xFFu, _bench.Emulator.Read(Spi1 + 0xC, 1));
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void A_narrow_write_clears_only_the_faults_of_its_bytes()
        {
            using CoreProgram program = new("""
                start:
                    set SHCSR, 0x70000
                    cpsie i
                    udf 1
                    ldr r0, =0x60000000
                    ldr r0, [r0]
                    end
                usage_fault:
                    ldr r0, [sp, #24]
                    adds r0, #2
                    str r0, [sp, #24]
                    return
                bus_fault: end
                """);

            program.Run();
            Assert.Equal(0x00018200u, program[FaultStatus]);
            program.Bench.Emulator.Write(FaultStatus + 2, 0xFFFF, 2);
            Assert.Equal(0x00008200u, program[FaultStatus]);
            program.Bench.Emulator.Write(FaultStatus + 1, 0x02, 1);
            Assert.Equal(0x00008000u, program[FaultStatus]);
        }

        [Fact]
        public void Eight_MPU_regions_can_be_written_through_the_aliases()
        {
            Assert.Equal(0x800u, _bench[Mpu]);

            for (uint region = 0; region < 8; region++)
            {
                uint alias = 8 * (region % 4);

                _bench[Mpu + 0x0C + alias] = 0x20000000 | (region << 12) | (1 << 4) | region;
                _bench[Mpu + 0x10 + alias] = 0x13000000 | (region << 1) | 1;
                Assert.Equal(region, _bench[Mpu + 8]);
            }

            for (uint region = 0; region < 8; region++)
            {
                _bench[Mpu + 8] = region;
                Assert.Equal(0x20000000 | (region << 12) | region, _bench[Mpu + 0x0C]);
                Assert.Equal(0x13000000 | (region << 1) | 1, _bench[Mpu + 0x10]);
                Assert.Equal(_bench[Mpu + 0x10], _bench[Mpu + 0x28]);
            }

            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void The_MPU_does_not_enforce_regions() => Assert.Equal("1", CoreProgram.Run("""
            start:
                set SHCSR, 0x70000
                set 0xE000ED9C, 0x20006010
                set 0xE000EDA0, 0x00000017
                set 0xE000ED94, 5
                set 0x20006004, 7
                trace 1
                end
            mem_manage: trace 4
                end
            """));
    }
}
