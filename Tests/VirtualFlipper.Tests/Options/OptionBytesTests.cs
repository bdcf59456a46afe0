using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Otp;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Options
{
    public sealed class OptionBytesTests
    {
        private readonly VirtualDevice _device = Samples.Device();

        public OptionBytesTests()
        {
            _device.BeginBoot();
            _device.FlashController.ClearErrors(FlashErrors.All);
        }

        [Fact]
        public void A_new_device_contains_the_reference_words_with_their_complements()
        {
            Assert.Equal(0x080D7000u, _device.Options.SecureStart);
            Assert.Equal(0x9B4B5C00u, _device.Options.Stored(OptionWord.SecureSram));
            Assert.True(_device.Options.IsAreaValid);
            for (int i = 0; i < OptionBytes.AreaSize; i += 8)
            {
                Assert.Equal(
                    BitConverter.ToUInt32(_device.Options.Area[i..]),
                    ~BitConverter.ToUInt32(_device.Options.Area[(i + 4)..]));
            }
        }

        [Fact]
        public void Programmed_option_bytes_are_stored_immediately_and_loaded_at_OBL_LAUNCH()
        {
            uint[] words = OptionBytes.Reference();
            words[OptionWord.User] ^= 1u << 24;
            Program(words);

            Assert.Equal(words[OptionWord.User], _device.Options.Stored(OptionWord.User));
            Assert.NotEqual(words[OptionWord.User], _device.Options.Loaded(OptionWord.User));

            Boot(ResetCause.Software);
            Assert.NotEqual(words[OptionWord.User], _device.Options.Loaded(OptionWord.User));
            Boot(ResetCause.OptionLaunch);
            Assert.Equal(words[OptionWord.User], _device.Options.Loaded(OptionWord.User));
        }

        [Fact]
        public void CPU1_cannot_change_CPU2_option_words()
        {
            uint[] before = [_device.Options.Stored(14), _device.Options.Stored(15)];
            uint[] words = OptionBytes.Reference();
            words[OptionWord.SecureFlash] = 0xFFFFFEFF;
            words[OptionWord.SecureSram] = 0;
            Program(words);
            Boot(ResetCause.OptionLaunch);

            Assert.Equal(before, new[] { _device.Options.Stored(14), _device.Options.Stored(15) });
        }

        [Fact]
        public void Programming_the_option_bytes_counts_as_one_operation_for_all_words()
        {
            uint[] words = [.. OptionBytes.Reference().Select(word => word ^ 1)];
            Program(words);

            Assert.Equal(1, _device.FlashController.Counters.OptionBytesProgrammed);
        }

        [Theory]
        [InlineData(0)]
        [InlineData(1)]
        [InlineData(2)]
        [InlineData(3)]
        [InlineData(4)]
        public void Torn_option_programming_leaves_an_invalid_area_and_boots_system_DFU(int variant)
        {
            _device.Journal.Arm(new CutPoint("options.program", "1FFF8000", 1, CutMode.Torn, variant));

            Assert.Throws<PowerLostException>(() => Program(OptionBytes.Reference()));

            Assert.False(_device.Options.IsAreaValid);
            Assert.Equal(RestState.SystemDfu, StockBoot.WouldBoot(_device));
        }

        [Fact]
        public void An_ineffective_option_write_changes_nothing_and_sets_no_flag()
        {
            _device.FlashController.Faults.OptionWritesDoNotTake = true;
            uint[] words = OptionBytes.Reference();
            words[OptionWord.User] ^= 1u << 24;
            Program(words);

            Assert.Equal(OptionBytes.Reference()[0], _device.Options.Stored(0));
            Assert.Equal(0u, _device.FlashController.Errors);
        }

        [Theory]
        [InlineData(ResetCause.PowerOn, 0x0C000000u)]
        [InlineData(ResetCause.Software, 0x14000000u)]
        [InlineData(ResetCause.OptionLaunch, 0x06000000u)]
        [InlineData(ResetCause.Coprocessor, 0x14000000u)]
        [InlineData(ResetCause.CoprocessorOptionLaunch, 0x16000000u)]
        public void The_reset_flags_show_the_cause_of_the_reset(ResetCause cause, uint flags)
        {
            if (cause == ResetCause.PowerOn)
            {
                _device.SwitchOff();
                _device.BeginBoot();
            }
            else
            {
                Boot(cause);
            }

            Assert.Equal((cause, flags), (_device.Cause, _device.ResetFlags));
        }

        [Fact]
        public void The_empty_check_is_made_at_power_on_and_OBL_LAUNCH_but_not_at_a_system_reset()
        {
            _device.FlashController.ErasePage(0);
            _device.WaitForFlash();
            Boot(ResetCause.Software);
            Assert.Equal(RestState.Hang, StockBoot.Decide(_device, false).State);

            Boot(ResetCause.OptionLaunch);
            Assert.Equal(RestState.SystemDfu, StockBoot.Decide(_device, false).State);
        }

        [Fact]
        public void An_OTP_double_word_can_be_programmed_only_once()
        {
            Assert.Equal(7, _device.Otp.Bytes[OtpArea.TargetOffset]);
            Assert.False(_device.Otp.Program(8, 1));
            Assert.True(_device.Otp.Program(512, 0x1234));
            Assert.False(_device.Otp.Program(512, 0));
            Assert.Equal(0x34, _device.Otp.Bytes[512]);
        }

        private void Boot(ResetCause cause)
        {
            _device.Reset(cause, "test");
            _device.BeginBoot();
            _device.FlashController.ClearErrors(FlashErrors.All);
        }

        private void Program(uint[] words)
        {
            Assert.True(_device.FlashController.ProgramOptionBytes(words));
            _device.WaitForFlash();
        }
    }
}
