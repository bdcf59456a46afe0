namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>The DMA requests that modelled peripherals raise. The values are DMAMUX request numbers (RM0434 section 12.3.2).</summary>
    public enum DmaRequest
    {
        /// <summary>No request is selected.</summary>
        None = 0,

        /// <summary>SPI2 has received as many frames as its threshold specifies.</summary>
        Spi2Receive = 8,

        /// <summary>The transmit FIFO of SPI2 is at most half full.</summary>
        Spi2Transmit = 9,
    }
}
