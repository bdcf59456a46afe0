using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests
{
    /// <summary>Checks the hand-off state value by value (docs/reference/hardware.md 5.2).</summary>
    public sealed class LoaderHandoffTests : IDisposable
    {
        private const uint SharedStart = 0x20030000;

        private readonly Bench _bench = new(device => device.Flash.Preload(0x08000000, new byte[8]));

        public void Dispose() => _bench.Dispose();

        [Theory]
        [InlineData("VTOR", 0xE000ED08, 0x00000000)]
        [InlineData("CPACR: floating point on", 0xE000ED88, 0x00F00000)]
        [InlineData("MEMRMP: SRAM1 at 0", 0x40010000, 0x00000003)]
        [InlineData("RCC_CR: HSE, HSI, both PLLs, clock security", 0x58000000, 0x0F0B0560)]
        [InlineData("RCC_CFGR: PLL, wake-up by HSI, no divider", 0x58000008, 0x0007800F)]
        [InlineData("RCC_PLLCFGR: HSE / 2 x 8 / 2", 0x5800000C, 0x32040813)]
        [InlineData("RCC_PLLSAI1CFGR: x 6 / 2", 0x58000010, 0x33040600)]
        [InlineData("RCC_EXTCFGR: CPU2 / 2", 0x58000108, 0x00030080)]
        [InlineData("FLASH_ACR: 3 wait states, prefetch, caches", 0x58004000, 0x00000703)]
        [InlineData("SYST_RVR: 1 ms", 0xE000E014, 63999)]
        [InlineData("SYST_CSR: counter and exception enabled", 0xE000E010, 0x00000007)]
        [InlineData("NVIC_ISER0: LSECSS", 0xE000E100, 0x00000004)]
        [InlineData("NVIC_ISER1: LPTIM1, FPU", 0xE000E104, 0x00408000)]
        [InlineData("NVIC_IPR11: LPTIM1 at lowest priority", 0xE000E42C, 0xF0000000)]
        [InlineData("NVIC_IPR13: FPU at lowest priority", 0xE000E434, 0x00F00000)]
        [InlineData("SHPR3: SysTick and PendSV at lowest priority", 0xE000ED20, 0xF0F00000)]
        [InlineData("SHCSR: configurable faults enabled", 0xE000ED24, 0x00070000)]
        [InlineData("ICSR: SysTick pends", 0xE000ED04, 0x0400F000)]
        [InlineData("DEMCR: TRCENA, MON_EN", 0xE000EDFC, 0x01010000)]
        [InlineData("SYSCFG_CFGR1: FPU interrupts off", 0x40010004, 0x00000001)]
        [InlineData("EXTI_IMR1: LSE failure", 0x58000880, 0x7FC40000)]
        [InlineData("EXTI_RTSR1: LSE failure", 0x58000800, 0x00040000)]
        [InlineData("EXTI_IMR2: debugger power-up request masked", 0x58000890, 0x0000FCFD)]
        [InlineData("PWR_PUCRB", 0x58000428, 0x00009C01)]
        [InlineData("PWR_PUCRC", 0x58000430, 0x00003C44)]
        [InlineData("PWR_PUCRD", 0x58000438, 0x00000002)]
        [InlineData("PWR_PDCRH", 0x5800045C, 0x00000008)]
        [InlineData("GPIOA_MODER: PA13 and PA14 analog, no debug port", 0x48000000, 0xBFFFFB7F)]
        [InlineData("GPIOA_OTYPER: PA3, I2C1 and USB pins are open drain", 0x48000004, 0x00001E08)]
        [InlineData("GPIOA_AFRL: PA5 SPI1", 0x48000020, 0x00500000)]
        [InlineData("GPIOA_AFRH: PA9, PA10 I2C1", 0x48000024, 0x00000440)]
        [InlineData("GPIOB_MODER: PB4, PB5 SPI1, buttons inputs", 0x48000400, 0xBC0FFAB5)]
        [InlineData("GPIOB_PUPDR: buttons", 0x4800040C, 0x41500000)]
        [InlineData("GPIOB_AFRL: PB4, PB5 SPI1", 0x48000420, 0x00550000)]
        [InlineData("GPIOC_OTYPER: PC10 open drain", 0x48000804, 0x00000400)]
        [InlineData("GPIOD_OSPEEDR: PD1 very fast", 0x48000C08, 0x0000000C)]
        [InlineData("GPIOH_PUPDR: PH3 pulls down", 0x48001C0C, 0x00000080)]
        [InlineData("GPIOC_OSPEEDR: SPI2 very fast", 0x48000808, 0x03C00030)]
        [InlineData("RCC_CCIPR: ADC system clock, LPTIM1 LSE, CLK48 PLLSAI1", 0x58000088, 0x340C0000)]
        [InlineData("RCC_CIER: LSE failure", 0x58000018, 0x00000200)]
        [InlineData("RCC_SMPSCR: HSI", 0x58000024, 0x00000010)]
        [InlineData("PWR_CR1: backup domain open", 0x58000400, 0x00000300)]
        [InlineData("PWR_CR4: CPU2 not started", 0x5800040C, 0x00000000)]
        [InlineData("PWR_CR3: pull-ups and pull-downs are kept across a reset", 0x58000408, 0x00008400)]
        [InlineData("RCC_BDCR: LSE without clock security after a brown-out, highest drive, RTC clock", 0x58000090, 0x0000811B)]
        [InlineData("RCC_AHB1ENR: DMA1, DMA2, DMAMUX", 0x58000048, 0x00000107)]
        [InlineData("RCC_AHB2ENR: GPIO A to E, H", 0x5800004C, 0x0000009F)]
        [InlineData("RCC_AHB3ENR: RNG, HSEM, IPCC, FLASH", 0x58000050, 0x021C0000)]
        [InlineData("RCC_APB1ENR1: RTC, LPTIM1", 0x58000058, 0x80000400)]
        [InlineData("RCC_APB1RSTR1: TIM2, LCD, SPI2, I2C1, I2C3, CRS, USB", 0x58000038, 0x05A04201)]
        [InlineData("RCC_APB1ENR2", 0x5800005C, 0x00000000)]
        [InlineData("RCC_APB1RSTR2: LPUART1, LPTIM2", 0x5800003C, 0x00000021)]
        [InlineData("RCC_APB2ENR: USART1", 0x58000060, 0x00004000)]
        [InlineData("RCC_APB2RSTR: TIM1, SPI1, TIM16, TIM17, SAI1", 0x58000040, 0x00261800)]
        [InlineData("RCC_APB3RSTR: radio", 0x58000044, 0x00000001)]
        public void Each_register_holds_its_handoff_value(string what, uint address, uint value)
        {
            Assert.True(_bench[address] == value, $"{what}: {_bench[address]:X8} instead of {value:X8}");
            Assert.Empty(_bench.Violations);
        }

        [Theory]
        [InlineData('B', 0, false)] // display reset
        [InlineData('B', 1, false)] // display D/C
        [InlineData('C', 11, true)] // display select
        [InlineData('C', 12, true)] // card select
        [InlineData('A', 3, true)] // power supply of the card and of the GPIO header
        [InlineData('D', 0, true)] // radio transceiver select
        [InlineData('E', 4, true)] // NFC chip select
        public void Each_pin_has_its_handoff_level(char port, int pin, bool level) =>
            Assert.Equal(level, _bench.Emulator.Ports[port].Level(pin));

        [Theory]
        [InlineData('D', 1)]
        [InlineData('B', 15)]
        [InlineData('C', 2)]
        public void SPI2_pins_are_in_alternate_function_mode(char port, int pin) =>
            Assert.True(_bench.Emulator.Ports[port].IsAlternate(pin, 5));

        [Fact]
        public void LSE_clock_security_is_on_unless_the_last_reset_was_a_brown_out_reset()
        {
            // The RCC model's Reset() clears the brown-out reset flag.
            _bench.Emulator.Rcc.Reset();
            _bench.Emulator.Rcc.SetHandoffState();

            Assert.Equal(0x0000813Bu, _bench[0x58000090]);
        }

        [Fact]
        public void Card_detect_is_an_input_with_pull_up()
        {
            Assert.Equal(0u, (_bench[0x48000800] >> 20) & 3);
            Assert.Equal(1u, (_bench[0x4800080C] >> 20) & 3);
        }

        [Fact]
        public void The_radio_wake_up_clock_is_LSE() => Assert.Equal(1u, (_bench[0x58000094] >> 14) & 3);

        [Fact]
        public void The_cycle_counter_runs_and_interrupts_are_masked()
        {
            uint before = _bench[0xE0001004];

            _bench.Device.Spend(VirtualTime.Microsecond);

            Assert.Equal(64u, _bench[0xE0001004] - before);
            Assert.Equal(1u, _bench.Emulator.Cpu[CpuRegister.Primask]);
        }

        [Fact]
        public void The_image_is_copied_to_the_start_of_SRAM1_and_is_followed_by_stale_data()
        {
            uint start = LoaderHandoff.Prepare(_bench.Emulator, [0, 0, 3, 0x20, 0x41, 0, 0, 0x20]);

            Assert.Equal(0x20000041u, start);
            Assert.Equal(0x20030000u, _bench.Emulator.Cpu[CpuRegister.Msp]);
            Assert.Equal(0xA5A5A5A5u, _bench[0x20000008]);
            Assert.Equal(0u, _bench[SharedStart]);
        }
    }
}
