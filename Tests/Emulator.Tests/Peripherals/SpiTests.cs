using FlipperUpdaterNano.Emulator.Devices;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    public sealed class SpiTests : IDisposable
    {
        private const uint Apb1Reset = 0x58000038;
        private const uint Apb1Enable = 0x58000058;
        private const uint Control1 = 0x40003800;
        private const uint Control2 = 0x40003804;
        private const uint Status = 0x40003808;
        private const uint Data = 0x4000380C;
        private const uint PortBSetReset = 0x48000418;
        private const uint PortCSetReset = 0x48000818;
        private const uint CardSelect = 12;
        private const uint DisplaySelect = 11;

        private readonly MemoryImage _image = new(4096);
        private readonly Bench _bench;
        private SdCard? _card;

        public SpiTests()
        {
            _bench = new Bench(device => device.Card.InsertEmpty(), device => _card = new SdCard(device.Clock, _image, SdTiming.Ordinary));
            Enable();
        }

        public void Dispose() => _bench.Dispose();

        [Fact]
        public void Use_of_SPI2_while_its_clock_is_off_is_reported()
        {
            _bench.ClearBits(Apb1Enable, 1 << 14);
            _ = _bench[Status];

            Assert.Contains(_bench.Violations, v => v.Contains("while its clock is off"));
        }

        [Fact]
        public void The_transfer_of_a_byte_takes_eight_bit_times()
        {
            long began = _bench.Device.Clock.Now;

            Exchange(0xFF);

            // At 32 MHz a byte takes 250 ns; the register is polled every microsecond.
            Assert.InRange(_bench.Device.Clock.Now - began, 250, 2000);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void A_32_bit_read_of_an_empty_FIFO_clears_an_overrun()
        {
            const uint overrun = 0x40;

            for (int i = 0; i < 6; i++)
            {
                _bench.Emulator.Write(Data, 0xFF, 1);
                _bench.Device.Spend(1000);
            }

            Assert.Equal(overrun, _bench[Status] & overrun);

            for (int i = 0; i < 4; i++)
            {
                _ = _bench.Emulator.Read(Data, 1);
            }

            Assert.Equal(0u, _bench[Data]);
            Assert.Equal(0u, _bench[Status] & overrun);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void A_card_is_initialised_and_a_block_is_read_with_its_CRC()
        {
            _image.Content[512] = 0x42;
            InitialiseCard();
            Select(CardSelect);

            Assert.Equal(0x00, Send(17, 1));

            byte[] block = ReceiveBlock();

            Assert.Equal(0x42, block[0]);
            Assert.Equal(Crc16(block.AsSpan(0, 512)), (block[512] << 8) | block[513]);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void CMD18_reads_consecutive_blocks_until_CMD12()
        {
            _image.Content[0] = 1;
            _image.Content[512] = 2;
            InitialiseCard();
            Select(CardSelect);

            Assert.Equal(0x00, Send(18, 0));
            Assert.Equal(1, ReceiveBlock()[0]);
            Assert.Equal(2, ReceiveBlock()[0]);
            Assert.Equal(0x00, Send(12, 0));
        }

        [Fact]
        public void A_block_is_written_and_the_card_is_busy_afterwards()
        {
            InitialiseCard();
            Select(CardSelect);

            Assert.Equal(0x00, Send(24, 3));

            Exchange(0xFF);
            Exchange(0xFE);

            for (int i = 0; i < 514; i++)
            {
                Exchange((byte)i);
            }

            Assert.Equal(0x05, Exchange(0xFF) & 0x1F);
            Assert.Equal(0x00, Exchange(0xFF));
            _bench.Device.Spend(VirtualTime.Second);
            Assert.Equal(0xFF, Exchange(0xFF));
            Assert.Equal(7, _image.Content[(3 * 512) + 7]);
        }

        [Fact]
        public void CMD0_is_accepted_only_after_clocks_and_as_the_first_command_of_a_selection()
        {
            InitialiseCard();
            Select(CardSelect);
            Assert.Throws<TimeoutException>(() => Send(0, 0));
            Deselect(CardSelect);
            Exchange(0xFF);
            Select(CardSelect);
            Assert.Equal(0x00, Send(13, 0));
            Assert.Throws<TimeoutException>(() => Send(0, 0));
            Deselect(CardSelect);
            Exchange(0xFF);
            Select(CardSelect);
            Assert.Equal(0x01, Send(0, 0));
        }

        [Fact]
        public void A_command_with_a_wrong_CRC_is_refused_once_CRC_checks_are_enabled()
        {
            InitialiseCard();
            Select(CardSelect);

            Assert.Equal(0x00, Send(59, 1));
            Assert.Equal(0x08, Send(17, 0, breakCrc: true));
        }

        [Fact]
        public void A_display_frame_is_shown_once_it_is_complete()
        {
            _bench[PortBSetReset] = 1;
            Select(DisplaySelect);
            SendCommands(0xE2, 0xA2, 0xA0, 0xC8, 0x40, 0x25, 0x81, 0x20, 0x2F, 0xA4, 0xAF);
            Deselect(DisplaySelect);
            for (byte page = 0; page < 8; page++)
            {
                Assert.Null(_bench.Device.Display.Shown);
                WritePage(page, (byte)(0x81 + page));
            }

            Assert.Equal(0x83, _bench.Device.Display.Shown!.Pixels[(2 * 128) + 5]);

            // A partial frame is not displayed.
            WritePage(0, 0xFF);
            Assert.Single(_bench.Device.Display.Frames);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void Two_devices_selected_together_are_reported()
        {
            _bench[PortBSetReset] = 1;
            Select(DisplaySelect);
            Select(CardSelect);
            Exchange(0xE3);

            Assert.Contains(_bench.Violations, v => v.Contains("both the display and the card"));
        }

        private static int Crc16(ReadOnlySpan<byte> data)
        {
            int crc = 0;

            foreach (byte value in data)
            {
                crc ^= value << 8;

                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ 0x1021) & 0xFFFF : crc << 1;
                }
            }

            return crc;
        }

        [Theory]
        [InlineData(CardErase.Zeros, 0x00, 0x00)]
        [InlineData(CardErase.Ones, 0x80, 0xFF)]
        [InlineData(CardErase.Ignored, 0x00, 0x5A)]
        public void An_erased_block_range_reads_as_the_SCR_register_specifies_or_is_unchanged(
            CardErase erasing, byte register, byte erased)
        {
            _image.Content.AsSpan().Fill(0x5A);
            _card!.Erasing = erasing;
            InitialiseCard();
            Select(CardSelect);

            Assert.Equal(0x00, Send(55, 0));
            Assert.Equal(0x00, Send(51, 0));
            Assert.Equal(0xFE, Skip(1));
            Assert.Equal(register, Skip(1) & 0x80);
            Skip(7);

            Assert.Equal(0x10, Send(38, 0) & 0x10);
            Assert.Equal(0x10, Send(33, 12) & 0x10);
            Assert.Equal(0x00, Send(32, 10));
            Assert.Equal(0x40, Send(33, 4096) & 0x40);
            Assert.Equal(0x00, Send(32, 10));
            Assert.Equal(0x00, Send(33, 12));
            Assert.Equal(0x00, Send(38, 0));
            Assert.Equal(0x00, Exchange(0xFF));

            Assert.Equal(0x5A, _image.Content[(10 * 512) - 1]);
            Assert.All(_image.Content[(10 * 512)..(13 * 512)], value => Assert.Equal(erased, value));
            Assert.Equal(0x5A, _image.Content[13 * 512]);
            Assert.Empty(_bench.Violations);
        }

        private void SendCommands(params byte[] commands)
        {
            _bench[PortBSetReset] = 1 << (1 + 16);
            foreach (byte command in commands)
            {
                Exchange(command);
            }
        }

        private void WritePage(byte page, byte value)
        {
            Select(DisplaySelect);
            SendCommands(0x10, 0x00, (byte)(0xB0 | page));
            _bench[PortBSetReset] = 1 << 1;
            for (int column = 0; column < 128; column++)
            {
                Exchange(value);
            }

            Deselect(DisplaySelect);
        }

        private void Enable()
        {
            _bench.SetBits(Apb1Enable, 1 << 14);
            _bench.ClearBits(Apb1Reset, 1 << 14);
            _bench[Control2] = 0x1700;
            _bench[Control1] = 0x344;
        }

        private byte Exchange(byte value)
        {
            _bench.Emulator.Write(Data, value, 1);
            _bench.WaitUntil(Status, 1, 1);

            return (byte)_bench.Emulator.Read(Data, 1);
        }

        private void Select(uint pin) => _bench[PortCSetReset] = 1u << ((int)pin + 16);

        private void Deselect(uint pin) => _bench[PortCSetReset] = 1u << (int)pin;

        private byte Send(byte command, uint argument, bool breakCrc = false)
        {
            byte[] frame =
            [
                (byte)(0x40 | command), (byte)(argument >> 24), (byte)(argument >> 16), (byte)(argument >> 8), (byte)argument, 0,
            ];
            int crc = 0;

            foreach (byte value in frame.AsSpan(0, 5))
            {
                for (int bit = 7; bit >= 0; bit--)
                {
                    crc = (crc << 1) ^ ((((crc >> 6) ^ (value >> bit)) & 1) != 0 ? 0x09 : 0);
                }
            }

            frame[5] = (byte)((((crc & 0x7F) << 1) | 1) ^ (breakCrc ? 2 : 0));

            foreach (byte value in frame)
            {
                Exchange(value);
            }

            for (int i = 0; i < 10; i++)
            {
                byte answer = Exchange(0xFF);

                if ((answer & 0x80) == 0)
                {
                    return answer;
                }
            }

            throw new TimeoutException($"CMD{command} was not answered.");
        }

        private void InitialiseCard()
        {
            for (int i = 0; i < 10; i++)
            {
                Exchange(0xFF);
            }

            Select(CardSelect);
            Assert.Equal(0x01, Send(0, 0));
            Assert.Equal(0x01, Send(8, 0x1AA));
            Assert.Equal(0x1AA, (Skip(2) << 8) | Exchange(0xFF));

            byte answer;

            do
            {
                Send(55, 0);
                answer = Send(41, 0x40000000);
            }
            while (answer == 0x01);

            Assert.Equal(0x00, answer);
            Assert.Equal(0x00, Send(58, 0));
            Assert.Equal(0xC0, Exchange(0xFF));
            Skip(2);
            Deselect(CardSelect);
        }

        private int Skip(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Exchange(0xFF);
            }

            return Exchange(0xFF);
        }

        private byte[] ReceiveBlock()
        {
            while (Exchange(0xFF) != 0xFE)
            {
            }

            byte[] block = new byte[514];

            for (int i = 0; i < block.Length; i++)
            {
                block[i] = Exchange(0xFF);
            }

            return block;
        }

        private sealed class MemoryImage(int blocks) : IBlockImage
        {
            public bool IsReadOnly => false;

            public byte[] Content { get; } = new byte[blocks * 512];

            public long Blocks => blocks;

            public bool Read(long block, Span<byte> destination)
            {
                Content.AsSpan((int)block * 512, 512).CopyTo(destination);

                return true;
            }

            public bool Write(long block, ReadOnlySpan<byte> source)
            {
                source.CopyTo(Content.AsSpan((int)block * 512));

                return true;
            }
        }
    }
}
