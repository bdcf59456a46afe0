namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>The buses with enable and reset registers in RCC.</summary>
    public enum ClockBus
    {
        /// <summary>AHB1: DMA, DMAMUX, CRC.</summary>
        Ahb1,

        /// <summary>AHB2: GPIO, ADC.</summary>
        Ahb2,

        /// <summary>AHB3 and AHB4: PKA, AES2, RNG, HSEM, IPCC, FLASH.</summary>
        Ahb3,

        /// <summary>APB1, first register: SPI2, I2C, RTC, USB.</summary>
        Apb1,

        /// <summary>APB1, second register: LPUART1, LPTIM2.</summary>
        Apb1Second,

        /// <summary>APB2: SPI1, USART1, timers.</summary>
        Apb2,
    }
}
