namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    /// <summary>Sets up SPI2 with channels 1 (transmit) and 2 (receive) of DMA1, in the order of RM0434, chapter SPI.</summary>
    internal static class DmaSetup
    {
        public const uint Spi = 0x40003800;
        public const uint Dma = 0x40020000;
        public const uint Mux = 0x40020800;
        public const uint TransmitControl = Dma + 0x08;
        public const uint ReceiveControl = Dma + 0x1C;
        public const uint ReceiveCount = Dma + 0x20;
        public const uint ToPeripheral = 1 << 4;
        public const uint Increment = 1 << 7;

        private const uint Apb1Enable = 0x58000058;
        private const uint Apb1Reset = 0x58000038;

        public static void StartSpi(Bench bench)
        {
            bench.SetBits(Apb1Enable, 1 << 14);
            bench.ClearBits(Apb1Reset, 1 << 14);
            bench[Spi + 4] = 0x1700;
            bench[Spi] = 0x344;
        }

        public static void Exchange(
            Bench bench,
            uint source,
            uint target,
            uint count,
            uint transmit = ToPeripheral | Increment,
            uint receive = Increment,
            uint receiveRequest = 8)
        {
            Route(bench, receiveRequest);
            bench[Spi + 4] |= 1;
            Receive(bench, target, count, receive);
            Transmit(bench, source, count, transmit);
            bench[Spi + 4] |= 2;
        }

        public static void Route(Bench bench, uint receiveRequest = 8)
        {
            bench[Mux] = 9;
            bench[Mux + 4] = receiveRequest;
        }

        public static void Receive(Bench bench, uint target, uint count, uint control = Increment) =>
            Start(bench, ReceiveControl, target, count, control);

        public static void Transmit(Bench bench, uint source, uint count, uint control = ToPeripheral | Increment) =>
            Start(bench, TransmitControl, source, count, control);

        public static void Stop(Bench bench)
        {
            bench[TransmitControl] = 0;
            bench[ReceiveControl] = 0;
            bench[Spi + 4] &= ~3u;
            bench[Dma + 4] = 0xFF;
        }

        private static void Start(Bench bench, uint channel, uint memory, uint count, uint control)
        {
            bench[channel] = control;
            bench[channel + 4] = count;
            bench[channel + 8] = Spi + 0xC;
            bench[channel + 12] = memory;
            bench[channel] = control | 1;
        }
    }
}
