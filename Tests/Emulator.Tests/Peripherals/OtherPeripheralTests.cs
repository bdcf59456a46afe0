using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    public sealed class OtherPeripheralTests : IDisposable
    {
        private const uint PortAMode = 0x48000000;
        private const uint PortAAlternateHigh = 0x48000024;
        private const uint Apb1Enable = 0x58000058;
        private const uint Apb1Reset = 0x58000038;
        private const uint I2c = 0x40005400;
        private const uint Usart = 0x40013800;
        private const uint Backup8 = 0x40002870;
        private const uint PowerControl1 = 0x58000400;

        private readonly Bench _bench = new(device => device.Battery.Percent = 63);

        public void Dispose() => _bench.Dispose();

        [Fact]
        public void A_semaphore_is_locked_in_one_step_and_released()
        {
            Assert.Equal(0x80000400u, _bench[0x58001488]);
            Assert.True(!_bench.Emulator.Semaphores.ByCpu2(2, true));

            _bench[0x58001408] = 0x400;

            Assert.True(_bench.Emulator.Semaphores.ByCpu2(2, true));
            Assert.Equal(0x80000800u, _bench[0x58001488]);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void A_flash_semaphore_held_by_CPU2_is_never_granted_to_CPU1()
        {
            Assert.Equal(0x80000400u, _bench[0x5800149C]);
            _bench.Device.FlashController.Faults.HeldByCoprocessor = true;
            Assert.Equal(0x80000400u, _bench[0x5800149C]);

            _bench[0x5800141C] = 0x400;

            Assert.Equal(0x80000800u, _bench[0x5800149C]);
            Assert.Equal(0x80000400u, _bench[0x58001488]);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void Backup_registers_are_written_only_if_access_is_enabled()
        {
            _bench[Backup8] = 0xCAFE;
            _bench[PowerControl1] = 0x200;
            _bench[Backup8] = 0xBEEF;

            Assert.Equal(0xCAFEu, _bench[Backup8]);
            Assert.Equal(0xCAFEu, _bench.Device.Backup.Read(8));
            Assert.Contains(_bench.Violations, v => v.Contains("DBP"));
        }

        [Fact]
        public void The_battery_charge_is_read_from_the_gauge()
        {
            EnableI2c();
            Transfer(0xAA, 0x2C);

            _bench[I2c + 4] = 0xAA | (1 << 10) | (2 << 16) | (1 << 25) | (1 << 13);

            Assert.Equal(63, ReceiveI2c());
            Assert.Equal(0, ReceiveI2c());
            _bench.WaitUntil(I2c + 0x18, 1 << 5, 1 << 5);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void An_absent_address_is_not_acknowledged()
        {
            EnableI2c();
            _bench[I2c + 4] = 0x20 | (1 << 16) | (1 << 25) | (1 << 13);

            Assert.Equal((1u << 4) | (1u << 5), _bench[I2c + 0x18] & 0x30);
        }

        [Fact]
        public void The_LED_driver_switches_the_backlight_on()
        {
            EnableI2c();
            Transfer(0x60, 0x00, 0x40);
            Transfer(0x60, 0x0E, 0xFF);

            Assert.True(_bench.Device.Display.Backlight);
        }

        [Fact]
        public void Lines_sent_through_USART1_reach_the_console()
        {
            _bench[Usart + 0x0C] = 278;
            _bench[Usart] = (1 << 3) | (1 << 2) | 1;

            // File names are UTF-8, also on the console.
            foreach (byte letter in "hi there, Ąé€\r\n"u8)
            {
                _bench.WaitUntil(Usart + 0x1C, 1 << 7, 1 << 7);
                _bench.Emulator.Write(Usart + 0x28, letter, 1);
            }

            Assert.Equal("hi there, Ąé€", Assert.Single(_bench.Device.Console.Lines).Text);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void Key_presses_appear_at_their_pins()
        {
            _bench[0x48001C00] &= ~0xC0u;
            _bench[0x48000800] &= ~(3u << 26);

            Assert.Equal(0u, _bench[0x48001C10] & 8);
            Assert.NotEqual(0u, _bench[0x48000810] & (1 << 13));

            _bench.Board.Press(Key.Ok);
            _bench.Board.Press(Key.BackLong);

            Assert.NotEqual(0u, _bench[0x48001C10] & 8);
            Assert.Equal(0u, _bench[0x48000810] & (1 << 13));

            _bench.Device.Spend(2 * VirtualTime.Second);

            Assert.Equal(0u, _bench[0x48001C10] & 8);
        }

        [Fact]
        public void Cycles_are_counted_at_64_megahertz()
        {
            uint before = _bench[0xE0001004];

            _bench.Device.Spend(VirtualTime.Millisecond);

            Assert.Equal(64000u, _bench[0xE0001004] - before);
        }

        [Fact]
        public void A_write_to_AIRCR_resets_the_chip_only_with_VECTKEY()
        {
            _bench[0xE000ED0C] = 0x00000004;

            Assert.Contains(_bench.Violations, v => v.Contains("without its key"));
            Assert.Equal(ResetCause.Software, Assert.Throws<DeviceResetException>(() => _bench[0xE000ED0C] = 0x05FA0004).Cause);
        }

        [Fact]
        public void Disabling_the_clock_in_use_is_refused()
        {
            _bench.ClearBits(0x58000000, 1 << 24);

            Assert.Contains(_bench.Violations, v => v.Contains("while it is the system clock"));
        }

        [Theory]
        [InlineData(0xE000E400)]
        [InlineData(0xE000ED18)]
        [InlineData(0x48000414)]
        public void A_byte_write_does_not_change_the_neighbouring_bytes(uint register)
        {
            _bench[register] = 0x00004020;
            _bench.Emulator.Write(register + 1, 0x60, 1);
            Assert.Equal(0x00006020u, _bench[register]);
            _bench.Emulator.Write(register, 0x80, 1);
            Assert.Equal(0x00006080u, _bench[register]);
        }

        [Fact]
        public void Accesses_to_unmapped_addresses_are_reported()
        {
            _ = _bench[0x40023000];
            _bench[0x58000408] = 0xFFFFFFFF;

            Assert.Contains(_bench.Violations, v => v.Contains("not mapped"));
            Assert.Contains(_bench.Violations, v => v.Contains("reserved bits"));
        }

        [Fact]
        public void Unique_id_and_factory_data_are_readable()
        {
            Assert.Equal(0x495u, _bench[0xE0042000] & 0xFFF);
            Assert.Equal(0x400u, _bench[0x1FFF75E0] & 0x7FF);
            Assert.Equal(0x1DFFF9AAu, _bench[0x1FFF8000]);
            Assert.Equal(~0x1DFFF9AAu, _bench[0x1FFF8004]);
            Assert.Empty(_bench.Violations);
        }

        private void EnableI2c()
        {
            _bench.SetBits(Apb1Enable, 1 << 21);
            _bench.ClearBits(Apb1Reset, 1 << 21);
            _bench[PortAAlternateHigh] = (_bench[PortAAlternateHigh] & ~0xFF0u) | 0x440;
            _bench[PortAMode] = (_bench[PortAMode] & ~(0xFu << 18)) | (0xAu << 18);
            _bench[I2c + 0x10] = 0x00602173;
            _bench[I2c] = 1;
        }

        private void Transfer(uint address, params byte[] bytes)
        {
            _bench[I2c + 4] = address | ((uint)bytes.Length << 16) | (1 << 25) | (1 << 13);

            foreach (byte value in bytes)
            {
                _bench.WaitUntil(I2c + 0x18, 2, 2);
                _bench[I2c + 0x28] = value;
            }

            _bench.WaitUntil(I2c + 0x18, 1 << 5, 1 << 5);
            _bench[I2c + 0x1C] = 1 << 5;
            _bench.Device.Spend(66_000);
        }

        private int ReceiveI2c()
        {
            _bench.WaitUntil(I2c + 0x18, 4, 4);

            return (int)_bench[I2c + 0x24];
        }
    }
}
