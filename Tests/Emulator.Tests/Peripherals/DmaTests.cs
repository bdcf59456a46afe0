using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    /// <summary>Tests SPI2 with DMA: data, timing and flags.</summary>
    public sealed class DmaTests : IDisposable
    {
        private const uint FrameNanoseconds = 250;
        private const uint Source = 0x20010000;
        private const uint Target = 0x20011000;
        private const uint Complete = 2;
        private const uint Half = 4;
        private const uint Error = 8;

        private readonly Bench _bench = new();
        private readonly List<(byte Value, long At)> _sent = [];

        public DmaTests()
        {
            DmaSetup.StartSpi(_bench);
            _bench.Emulator.Spi2.Exchange = (value, at) =>
            {
                _sent.Add((value, at));

                return (byte)(value ^ 0xA5);
            };

            byte[] pattern = [.. Enumerable.Range(0, 512).Select(i => (byte)i)];

            _bench.Emulator.Ram.Write((int)(Source - 0x20000000), pattern);
        }

        private long Now => _bench.Device.Clock.Now;

        public void Dispose() => _bench.Dispose();

        [Fact]
        public void A_byte_is_transferred_in_eight_bit_times_while_the_core_runs()
        {
            long began = Now;

            DmaSetup.Exchange(_bench, Source, Target, 512);
            Assert.InRange(_bench[DmaSetup.ReceiveCount], 511u, 512u);

            _bench.Device.Spend(100 * FrameNanoseconds);
            Assert.Equal(412u, _bench[DmaSetup.ReceiveCount]);
            Assert.Equal(0u, ReceiveFlags & (Complete | Half));

            _bench.Device.Spend(156 * FrameNanoseconds);
            Assert.Equal(256u, _bench[DmaSetup.ReceiveCount]);
            Assert.Equal(Half, ReceiveFlags & (Complete | Half));

            _bench.Device.Spend((256 * FrameNanoseconds) - 1);
            Assert.Equal(1u, _bench[DmaSetup.ReceiveCount]);
            Assert.Equal(0u, ReceiveFlags & Complete);

            _bench.Device.Spend(1);
            Assert.Equal(Complete | Half | 1, ReceiveFlags);
            Assert.Equal(Enumerable.Range(1, 512).Select(i => began + (i * FrameNanoseconds)), _sent.Select(sent => sent.At));
            Assert.Equal(Enumerable.Range(0, 512).Select(i => (byte)(i ^ 0xA5)), Bytes(Target, 512));
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void A_channel_writes_memory_without_a_core_access()
        {
            DmaSetup.Exchange(_bench, Source, Target, 512);
            _bench.Device.Spend(512 * FrameNanoseconds);

            Assert.Equal(Enumerable.Range(0, 512).Select(i => (byte)(i ^ 0xA5)), Bytes(Target, 512));
        }

        [Fact]
        public void Without_MINC_the_same_byte_is_sent_repeatedly()
        {
            DmaSetup.Exchange(_bench, Source + 7, Target, 16, transmit: DmaSetup.ToPeripheral);
            _bench.Device.Spend(16 * FrameNanoseconds);

            Assert.All(_sent, sent => Assert.Equal(7, sent.Value));
            Assert.Equal(16, _sent.Count);
        }

        [Fact]
        public void A_16_bit_access_transfers_two_frames()
        {
            const uint pairs = DmaSetup.Increment | (1 << 8) | (1 << 10);

            _bench[DmaSetup.Spi + 4] = 0x0700;
            DmaSetup.Exchange(_bench, Source, Target, 64, transmit: DmaSetup.ToPeripheral | pairs, receive: pairs);
            _bench.Device.Spend(127 * FrameNanoseconds);
            Assert.Equal(1u, _bench[DmaSetup.ReceiveCount]);
            _bench.Device.Spend(FrameNanoseconds);

            Assert.Equal(0u, _bench[DmaSetup.ReceiveCount]);
            Assert.Equal(Enumerable.Range(0, 128).Select(i => (byte)(i ^ 0xA5)), Bytes(Target, 128));
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void A_transfer_zero_extends_to_a_wider_destination_and_truncates_to_a_narrower_one()
        {
            DmaSetup.Exchange(
                _bench,
                Source,
                Target,
                4,
                transmit: DmaSetup.ToPeripheral | DmaSetup.Increment | (1 << 10),
                receive: DmaSetup.Increment | (2 << 10));
            _bench.Device.Spend(4 * FrameNanoseconds);

            Assert.Equal([0, 2, 4, 6], _sent.Select(sent => (int)sent.Value));
            Assert.Equal([0xA5, 0xA7, 0xA1, 0xA3], Enumerable.Range(0, 4).Select(i => (int)_bench[Target + (4 * (uint)i)]));
        }

        [Fact]
        public void A_channel_in_circular_mode_restarts()
        {
            const uint circular = 1 << 5;

            DmaSetup.Exchange(_bench, Source, Target, 8, DmaSetup.ToPeripheral | circular, DmaSetup.Increment | circular);
            _bench.Device.Spend(20 * FrameNanoseconds);

            Assert.Equal(4u, _bench[DmaSetup.ReceiveCount]);
            Assert.Equal(Complete | Half | 1, ReceiveFlags);
        }

        [Fact]
        public void Writing_IFCR_clears_exactly_the_written_flags()
        {
            DmaSetup.Exchange(_bench, Source, Target, 4);
            _bench.Device.Spend(4 * FrameNanoseconds);
            Assert.Equal(Complete | Half | 1, ReceiveFlags);

            _bench[DmaSetup.Dma + 4] = Half << 4;
            Assert.Equal(Complete | 1, ReceiveFlags);
            _bench[DmaSetup.Dma + 4] = Complete << 4;
            Assert.Equal(0u, ReceiveFlags);
            Assert.Equal(Complete | Half | 1, _bench[DmaSetup.Dma] & 0xF);
            _bench[DmaSetup.Dma + 4] = 1;
            Assert.Equal(0u, _bench[DmaSetup.Dma]);
        }

        [Fact]
        public void A_transfer_stops_when_a_channel_is_disabled()
        {
            DmaSetup.Exchange(_bench, Source, Target, 100);
            _bench.Device.Spend(40 * FrameNanoseconds);
            _bench[DmaSetup.TransmitControl] &= ~1u;
            _bench[DmaSetup.ReceiveControl] &= ~1u;
            _bench.Device.Spend(VirtualTime.Millisecond);

            Assert.Equal(60u, _bench[DmaSetup.ReceiveCount]);

            // Frames from the transmit FIFO were received and remain in the receive FIFO.
            Assert.InRange(_sent.Count, 42, 44);
            Assert.Equal(0u, ReceiveFlags & Complete);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void Without_a_receive_channel_the_FIFO_overruns()
        {
            DmaSetup.Route(_bench);
            DmaSetup.Transmit(_bench, Source, 16, DmaSetup.ToPeripheral | DmaSetup.Increment);
            _bench[DmaSetup.Spi + 4] |= 2;
            _bench.Device.Spend(16 * FrameNanoseconds);

            const uint overrun = 0x40;
            Assert.Equal(16, _sent.Count);
            Assert.Equal(overrun, _bench[DmaSetup.Spi + 8] & overrun);
        }

        [Fact]
        public void A_channel_accesses_shared_SRAM2_and_stops_with_an_error_at_inaccessible_memory()
        {
            const uint open = 0x20030000;
            const uint owned = 0x20037000;

            DmaSetup.Exchange(_bench, Source, open, 4);
            _bench.Device.Spend(4 * FrameNanoseconds);
            Assert.Equal(0xA6A7A4A5u, _bench[open]);
            Assert.Empty(_bench.Violations);

            DmaSetup.Stop(_bench);
            DmaSetup.Exchange(_bench, Source, owned, 4);
            _bench.Device.Spend(4 * FrameNanoseconds);

            Assert.Equal(Error | 1, ReceiveFlags & ~Complete);
            Assert.Equal(0u, _bench[DmaSetup.ReceiveControl] & 1);
            Assert.Contains(_bench.Violations, violation => violation.Contains("outside the range that DMA can access"));
        }

        [Fact]
        public void Nothing_is_transferred_while_another_request_is_routed_to_the_channel()
        {
            DmaSetup.Exchange(_bench, Source, Target, 16, receiveRequest: 6);
            _bench.Device.Spend(16 * FrameNanoseconds);

            Assert.Equal(16u, _bench[DmaSetup.ReceiveCount]);
        }

        [Fact]
        public void The_transfer_complete_interrupt_fires_without_a_register_access()
        {
            const uint completeInterrupt = 2;
            RecordedLines lines = new();

            _bench.Emulator.ConnectLines(lines);
            DmaSetup.Exchange(_bench, Source, Target, 100, receive: DmaSetup.Increment | completeInterrupt);
            _bench.Device.Spend(99 * FrameNanoseconds);
            Assert.Empty(lines.High);
            _bench.Device.Spend(FrameNanoseconds);
            Assert.Equal([12], lines.High);

            _bench[DmaSetup.Dma + 4] = Complete << 4;
            Assert.Empty(lines.High);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void HTIE_and_TEIE_enable_the_half_transfer_and_error_interrupts()
        {
            const uint halfAndError = 4 | 8;
            RecordedLines lines = new();

            _bench.Emulator.ConnectLines(lines);
            DmaSetup.Exchange(_bench, Source, Target, 8, receive: DmaSetup.Increment | halfAndError);
            _bench.Device.Spend(20 * FrameNanoseconds);
            Assert.Equal([12], lines.High);
            _bench[DmaSetup.Dma + 4] = Half << 4;
            Assert.Empty(lines.High);

            DmaSetup.Stop(_bench);
            DmaSetup.Exchange(_bench, Source, 0x20037000, 4, receive: DmaSetup.Increment | halfAndError);
            _bench.Device.Spend(20 * FrameNanoseconds);
            Assert.Equal([12], lines.High);
            _bench[DmaSetup.ReceiveControl] &= ~halfAndError;
            Assert.Empty(lines.High);
        }

        private uint ReceiveFlags => (_bench[DmaSetup.Dma] >> 4) & 0xF;

        private byte[] Bytes(uint address, int count) =>
            _bench.Emulator.Sram1.Bytes.Slice((int)(address - 0x20000000), count).ToArray();
    }
}
