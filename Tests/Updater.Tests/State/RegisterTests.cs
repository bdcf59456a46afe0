using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.State;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.State
{
    public class RegisterTests
    {
        private const uint Crc = 0x12345678;

        private readonly Registers _registers = new();

        [Fact]
        public void Progress_of_another_update_is_ignored()
        {
            new UpdateRegister(_registers, Crc).Set(UpdateRegister.BackupMade | UpdateRegister.FlashTouched);
            Assert.True(new UpdateRegister(_registers, Crc).Has(UpdateRegister.BackupMade));
            UpdateRegister other = new(_registers, Crc + 1);
            Assert.False(other.Has(UpdateRegister.BackupMade));
            Assert.True(UpdateRegister.AnyHas(_registers, UpdateRegister.FlashTouched));
            other.Set(UpdateRegister.InternalStorageTouched);
            Assert.False(other.Has(UpdateRegister.BackupMade));
            Assert.False(UpdateRegister.AnyHas(_registers, UpdateRegister.FlashTouched));
        }

        [Theory]
        [InlineData(UpdateRegister.Deletes, 3)]
        [InlineData(UpdateRegister.Installs, 3)]
        [InlineData(UpdateRegister.Switches, 15)]
        public void Counters_saturate_at_both_ends_without_changing_other_fields(int counter, int most)
        {
            UpdateRegister register = new(_registers, Crc);
            register.Set(0xFF);
            for (int i = 1; i <= most + 2; i++)
            {
                register.CountUp(counter, 0);
                Assert.Equal(Math.Min(i, most), register.Count(counter));
            }

            int others = (UpdateRegister.Deletes | UpdateRegister.Installs | UpdateRegister.Switches) & ~counter;
            Assert.False(register.Has(others));
            for (int i = most - 1; i >= -1; i--)
            {
                register.CountDown(counter, 0);
                Assert.Equal(Math.Max(i, 0), register.Count(counter));
            }

            Assert.True(register.Has(0xFF));
        }

        [Fact]
        public void Resetting_the_attempt_marks_keeps_the_other_marks()
        {
            UpdateRegister register = new(_registers, Crc);
            register.Set(
                UpdateRegister.BackupMade | UpdateRegister.FlashTouched | UpdateRegister.InternalStorageTouched
                    | UpdateRegister.OptionBytesTried | UpdateRegister.FusReset);
            register.CountUp(UpdateRegister.Installs, UpdateRegister.InstallPending);
            UpdateRegister.ForgetAttempts(_registers);
            Assert.True(register.Has(UpdateRegister.BackupMade));
            Assert.True(register.Has(UpdateRegister.FlashTouched));
            Assert.True(register.Has(UpdateRegister.InternalStorageTouched));
            Assert.False(register.Has(UpdateRegister.OptionBytesTried | UpdateRegister.FusReset));
            Assert.Equal(0, register.Count(UpdateRegister.Installs));
        }

        [Fact]
        public void An_attempt_interrupted_by_a_power_loss_does_not_count()
        {
            UpdateRegister register = new(_registers, Crc);
            register.CountUp(UpdateRegister.Installs, 0);
            register.CountUp(UpdateRegister.Installs, UpdateRegister.InstallPending);
            register.CountUp(UpdateRegister.Deletes, 0);
            register.Set(UpdateRegister.OptionBytesTried);
            register.ForgivePowerLoss();
            register.ForgivePowerLoss();
            Assert.Equal(1, register.Count(UpdateRegister.Installs));
            Assert.Equal(1, register.Count(UpdateRegister.Deletes));
            Assert.True(register.Has(UpdateRegister.OptionBytesTried));

            // The pending mark of FUS is kept, because FUS may continue the installation.
            Assert.False(register.Has(UpdateRegister.InstallPending));
            Assert.True(UpdateRegister.AnyHas(_registers, UpdateRegister.FusPending));
        }

        // The flags are sticky: if a power-loss flag is set together with the flag of another reset, the power loss is from an earlier
        // boot.
        [Theory]
        [InlineData(0x0C000000u, true, "0C000000 power")]
        [InlineData(0x1C000000u, false, "1C000000 power software")]
        [InlineData(0x16000000u, false, "16000000 option bytes software")]
        [InlineData(0x2C000000u, false, "2C000000 power watchdog")]
        public void A_boot_counts_as_a_power_on_only_if_no_other_reset_followed_the_power_loss(uint flags, bool isPowerOn, string words)
        {
            Assert.Equal(isPowerOn, ResetFlags.IsPowerOn(flags));
            Assert.Equal(words, ResetFlags.Describe(flags));
        }

        [Fact]
        public void The_tag_of_a_manifest_is_never_zero()
        {
            new UpdateRegister(_registers, 0x5A5A5A5A).Set(UpdateRegister.FlashTouched);
            Assert.True(UpdateRegister.AnyHas(_registers, UpdateRegister.FlashTouched));
        }

        [Fact]
        public void Writing_the_boot_mode_changes_no_other_setting()
        {
            _registers.Write(1, 0xF0F0F5A5);
            SystemRegister system = new(_registers) { BootMode = BootMode.PostUpdate };
            Assert.Equal(0xF0F4F5A5u, _registers.Read(1));
            Assert.Equal(BootMode.PostUpdate, system.BootMode);
            system.LeaveToFirmware(true);
            Assert.Equal(0xF0F4F7A5u, _registers.Read(1));
            system.Set(SystemRegister.C2Update);
            Assert.Equal(0xF0F4FFA5u, _registers.Read(1));
            system.Clear(SystemRegister.C2Update);
            Assert.False(system.Has(SystemRegister.C2Update));
        }

        [Fact]
        public void With_a_wrong_header_all_registers_are_cleared_and_the_header_is_written_last()
        {
            for (int i = 0; i < 20; i++)
            {
                _registers.Write(i, 0xFFFFFFFF);
            }

            _registers.Log.Clear();
            Assert.True(new SystemRegister(_registers).Repair());
            Assert.Equal(0, _registers.Log[^1]);
            Assert.Equal(0x10F1u, _registers.Read(0));
            Assert.All(Enumerable.Range(1, 19), i => Assert.Equal(0u, _registers.Read(i)));
            Assert.False(new SystemRegister(_registers).Repair());
        }

        private sealed class Registers : IBackupRegisters
        {
            private readonly uint[] _values = new uint[20];

            public List<int> Log { get; } = [];

            public uint Read(int register) => _values[register];

            public void Write(int register, uint value)
            {
                _values[register] = value;
                Log.Add(register);
            }
        }
    }
}
