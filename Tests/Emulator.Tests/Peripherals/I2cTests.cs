using FlipperUpdaterNano.Emulator.Devices;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    /// <summary>Tests I2C1 as driven by the stock firmware, and the gauge's data memory on the bus of I2C1.</summary>
    public sealed class I2cTests : IDisposable
    {
        private const uint I2c = 0x40005400;
        private const uint Start = 1 << 13;
        private const uint Stop = 1 << 14;
        private const uint Read = 1 << 10;
        private const uint Reload = 1 << 24;
        private const uint AutoEnd = 1 << 25;
        private const uint TransmitReady = 1 << 1;
        private const uint ReceiveReady = 1 << 2;
        private const uint NotAcknowledged = 1 << 4;
        private const uint Stopped = 1 << 5;
        private const uint Complete = 1 << 6;
        private const uint ReloadComplete = 1 << 7;
        private const uint Busy = 1 << 15;
        private const uint Gauge = Bq27220.BusAddress << 1;

        private readonly Bench _bench = new(device => device.Battery.Percent = 63);

        public I2cTests()
        {
            _bench.SetBits(0x58000058, 1 << 21);
            _bench.ClearBits(0x58000038, 1 << 21);
            _bench[0x48000000] = (_bench[0x48000000] & ~(0xFu << 18)) | (0xAu << 18);
            _bench[I2c] = 1;
        }

        public void Dispose() => _bench.Dispose();

        [Fact]
        public void A_repeated_start_reads_after_a_write_in_software_end_mode()
        {
            _bench[I2c + 4] = Gauge | (1 << 16) | Start;
            Send(0x2C);
            _bench.WaitUntil(I2c + 0x18, Complete, Complete);
            Assert.Equal(Busy, _bench[I2c + 0x18] & (Busy | Stopped));

            _bench[I2c + 4] = Gauge | (2 << 16) | Read | AutoEnd | Start;
            Assert.Equal(63u, Receive() | (Receive() << 8));
            _bench.WaitUntil(I2c + 0x18, Stopped, Stopped);
            Assert.Equal(0u, _bench[I2c + 0x18] & Busy);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void A_software_STOP_ends_a_stretched_transfer()
        {
            _bench[I2c + 4] = Gauge | (1 << 16) | Start;
            Send(0x2C);
            _bench.WaitUntil(I2c + 0x18, Complete, Complete);
            _bench[I2c + 4] = Stop;

            Assert.Equal(Stopped, _bench[I2c + 0x18] & (Busy | Stopped | Complete));
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void RELOAD_continues_the_same_transfer()
        {
            // Writes the LED driver's colours (registers 2 to 4).
            _bench[I2c + 4] = 0x60 | (2 << 16) | Reload | Start;
            Send(2);
            Send(10);
            _bench.WaitUntil(I2c + 0x18, ReloadComplete, ReloadComplete);
            Assert.Equal(0u, _bench[I2c + 0x18] & (Complete | Stopped | TransmitReady));

            _bench[I2c + 4] = 0x60 | (2 << 16) | AutoEnd;
            Assert.Equal(0u, _bench[I2c + 0x18] & ReloadComplete);
            Send(20);
            Send(30);
            _bench.WaitUntil(I2c + 0x18, Stopped, Stopped);
            _bench[I2c + 0x1C] = Stopped;
            _bench.Device.Spend(VirtualTime.Millisecond);

            _bench[I2c + 4] = 0x60 | (1 << 16) | Start;
            Send(2);
            _bench.WaitUntil(I2c + 0x18, Complete, Complete);
            _bench[I2c + 4] = 0x60 | (3 << 16) | Read | AutoEnd | Start;
            Assert.Equal([10u, 20u, 30u], [Receive(), Receive(), Receive()]);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void A_NACK_stops_the_transfer_even_without_AUTOEND()
        {
            _bench[I2c + 4] = 0x20 | (1 << 16) | Start;

            Assert.Equal(NotAcknowledged | Stopped, _bench[I2c + 0x18] & (NotAcknowledged | Stopped | Busy));
        }

        [Fact]
        public void The_gauge_reports_device_type_and_access_level_only_after_the_keys_were_written()
        {
            Command(0x0001);
            Assert.Equal(0x0220u, Word(0x40));
            Assert.Equal(3u, Access());

            Command(0x3672);
            Command(0x0414);
            Assert.Equal(3u, Access());
            Command(0x3672);
            Assert.Equal(2u, Access());
            Command(0xFFFF);
            Assert.Equal(2u, Access());
            Command(0xFFFF);
            Assert.Equal(1u, Access());
            Command(0x0030);
            Assert.Equal(3u, Access());
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void The_gauge_stores_a_block_with_its_checksum_only_during_a_configuration_update()
        {
            Command(0x0414);
            Command(0x3672);
            Command(0xFFFF);
            Command(0xFFFF);
            Store(0x929F, 0x0834, 0);
            Assert.Equal(0u, Load(0x929F));

            Command(0x0090);
            Assert.Equal(1u << 10, Word(0x3A) & (1 << 10));
            Store(0x929F, 0x0834, 1);
            Assert.Equal(0u, Load(0x929F));
            Store(0x929F, 0x0834, 0);
            Assert.Equal(0x0834u, Load(0x929F));

            Command(0x0091);
            Command(0x0030);
            Assert.Equal(0u, Load(0x929F));
            Command(0x0414);
            Command(0x3672);
            Assert.Equal(0x0834u, Load(0x929F));
            Assert.Empty(_bench.Violations);
        }

        private void Send(uint value)
        {
            _bench.WaitUntil(I2c + 0x18, TransmitReady, TransmitReady);
            _bench.Emulator.Write(I2c + 0x28, value, 1);
        }

        private uint Receive()
        {
            _bench.WaitUntil(I2c + 0x18, ReceiveReady, ReceiveReady);

            return _bench.Emulator.Read(I2c + 0x24, 1);
        }

        private void Write(params uint[] bytes)
        {
            _bench.Device.Spend(VirtualTime.Millisecond);
            _bench[I2c + 4] = Gauge | ((uint)bytes.Length << 16) | AutoEnd | Start;
            Array.ForEach(bytes, Send);
            _bench.WaitUntil(I2c + 0x18, Stopped, Stopped);
            _bench[I2c + 0x1C] = Stopped;
        }

        private void Command(uint command) => Write(0, command & 0xFF, command >> 8);

        private uint Word(uint register)
        {
            Write(register);
            _bench.Device.Spend(VirtualTime.Millisecond);
            _bench[I2c + 4] = Gauge | (2 << 16) | Read | AutoEnd | Start;
            uint value = Receive() | (Receive() << 8);
            _bench[I2c + 0x1C] = Stopped;

            return value;
        }

        private uint Access() => (Word(0x3A) >> 1) & 3;

        private uint Load(uint address)
        {
            Write(0x3E, address & 0xFF, address >> 8);

            return Word(0x40);
        }

        private void Store(uint address, uint value, uint checksumError)
        {
            uint[] bytes = [address & 0xFF, address >> 8, value & 0xFF, value >> 8];

            Write([0x3E, .. bytes]);
            Write(0x60, (~(uint)bytes.Sum(part => part) & 0xFF) ^ checksumError, 6);
        }
    }
}
