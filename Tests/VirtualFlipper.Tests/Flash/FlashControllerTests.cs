using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Flash
{
    public sealed class FlashControllerTests
    {
        private const int FreePage = 100;
        private const uint FreeAddress = FlashMap.Base + (FreePage * FlashMap.PageSize);
        private const int FreeIndex = FreePage * FlashMap.PageSize / 8;
        private readonly VirtualDevice _device = Samples.Device();

        public FlashControllerTests()
        {
            _device.BeginBoot();
            _device.FlashController.ClearErrors(FlashErrors.All);
        }

        private FlashController Controller => _device.FlashController;

        [Fact]
        public void Operations_take_the_typical_times_of_the_datasheet()
        {
            Assert.Equal(22_000_000, TimeOf(() => Controller.ErasePage(FreePage)));
            Assert.Equal(81_700, TimeOf(() => Controller.ProgramDoubleWord(FreeAddress, 1)));
            TimeOf(() => Controller.ErasePage(FreePage));
            Assert.Equal(3_800_000, TimeOf(() => Controller.ProgramRow(FreeAddress + 512, new ulong[64])));
        }

        [Fact]
        public void An_operation_takes_effect_only_when_its_time_has_elapsed()
        {
            Controller.ProgramDoubleWord(FreeAddress, 0x1122334455667788);
            _device.Spend(81_699);
            Assert.Equal((true, ulong.MaxValue), (Controller.IsBusy, _device.Flash[FreeIndex]));

            _device.Spend(1);
            Assert.Equal((false, 0x1122334455667788UL), (Controller.IsBusy, _device.Flash[FreeIndex]));
            Assert.Equal(0x88, _device.Flash.Bytes[FreePage * FlashMap.PageSize]);
        }

        [Fact]
        public void Only_an_erased_double_word_is_programmed()
        {
            Program(FreeAddress, 0xFF00);

            Assert.False(Controller.ProgramDoubleWord(FreeAddress, 0x0F00));
            Assert.Equal(FlashErrors.Program, Controller.Errors);
            Assert.Equal(0xFF00UL, _device.Flash[FreeIndex]);
            Assert.Equal("flash.not-erased", Assert.Single(_device.Violations).Rule);
        }

        [Fact]
        public void A_double_word_programmed_with_all_ones_is_no_longer_erased()
        {
            Program(FreeAddress, ulong.MaxValue);

            Assert.False(Controller.ProgramDoubleWord(FreeAddress, 1));
            Assert.Equal(FlashErrors.Program, Controller.Errors);
        }

        [Fact]
        public void Zeros_may_be_programmed_over_any_content()
        {
            Program(FreeAddress, 0xFF00);
            Program(FreeAddress, 0);

            Assert.Equal(0UL, _device.Flash[FreeIndex]);
        }

        [Fact]
        public void A_row_with_one_non_erased_double_word_is_refused_entirely()
        {
            TimeOf(() => Controller.ErasePage(FreePage));
            _device.Flash.Mark(FreeIndex + 1, DoubleWordState.Unstable);

            Assert.False(Controller.ProgramRow(FreeAddress, Enumerable.Repeat(2UL, 64).ToArray()));
            Assert.Equal(FlashErrors.Program, Controller.Errors);
            Assert.Equal(ulong.MaxValue, _device.Flash[FreeIndex]);

            // The double word reads as erased, so software cannot detect the state; programming it is not a violation.
            Assert.Empty(_device.Violations);
        }

        [Fact]
        public void CPU2_pages_are_write_protected()
        {
            Assert.False(Controller.ErasePage(0xD7));
            Assert.Equal(FlashErrors.WriteProtection, Controller.Errors);
            Controller.ClearErrors(FlashErrors.All);
            Assert.False(Controller.ProgramDoubleWord(0x080D7000, 0));
            Assert.Equal(FlashErrors.WriteProtection, Controller.Errors);
            Controller.ClearErrors(FlashErrors.All);
            Assert.Equal(["flash.protected-page", "flash.protected-page"], _device.Violations.Select(violation => violation.Rule));
            Assert.True(Controller.ErasePage(0xD6));
        }

        [Fact]
        public void A_page_in_a_write_protection_area_cannot_be_erased()
        {
            uint[] words = OptionBytes.Reference();
            words[OptionWord.WriteProtectionA] = 0xFF00FF00 | (20 << 16) | 10;
            _device.Options.Preload(words);

            foreach ((int page, bool accepted) in new[] { (9, true), (10, false), (20, false), (21, true) })
            {
                Assert.Equal(accepted, Controller.ErasePage(page));
                if (accepted)
                {
                    _device.WaitForFlash();
                }

                Controller.ClearErrors(FlashErrors.All);
            }
        }

        [Theory]
        [InlineData(4)]
        [InlineData(1)]
        public void An_address_not_aligned_to_a_double_word_is_refused(int offset)
        {
            Assert.False(Controller.ProgramDoubleWord(FreeAddress + (uint)offset, 1));
            Assert.Equal(FlashErrors.Alignment, Controller.Errors);
        }

        [Fact]
        public void An_unaligned_row_is_refused()
        {
            Assert.False(Controller.ProgramRow(FreeAddress + 8, new ulong[64]));
            Assert.Equal(FlashErrors.Alignment | FlashErrors.Fast, Controller.Errors);
        }

        // docs/reference/silicon.md 1.1: FLASH_SR is 0x2A0 in each of these cases.
        [Theory]
        [InlineData("never erased")]
        [InlineData("erased before another page")]
        [InlineData("erased in an earlier boot")]
        [InlineData("descending")]
        [InlineData("after a double word")]
        public void Fast_rows_are_refused_outside_the_page_erased_last_or_out_of_order(string how)
        {
            switch (how)
            {
                case "erased before another page":
                    TimeOf(() => Controller.ErasePage(FreePage));
                    TimeOf(() => Controller.ErasePage(FreePage + 1));
                    break;
                case "erased in an earlier boot":
                    TimeOf(() => Controller.ErasePage(FreePage));
                    _device.Reset(ResetCause.Software, "test");
                    _device.BeginBoot();
                    Controller.ClearErrors(FlashErrors.All);
                    break;
                case "descending":
                    TimeOf(() => Controller.ErasePage(FreePage));
                    TimeOf(() => Controller.ProgramRow(FreeAddress + 1024, new ulong[64]));
                    break;
                case "after a double word":
                    TimeOf(() => Controller.ErasePage(FreePage));
                    Program(FreeAddress, 1);
                    break;
            }

            Assert.Empty(_device.Violations);
            Assert.False(Controller.ProgramRow(FreeAddress + 512, new ulong[64]));
            Assert.Equal(0x2A0u, Controller.Errors);
            Assert.Equal(ulong.MaxValue, _device.Flash[FreeIndex + 64]);
            Assert.Equal("flash.row-page", Assert.Single(_device.Violations).Rule);
        }

        [Fact]
        public void No_operation_starts_while_an_error_is_flagged()
        {
            Controller.ErasePage(0xD7);

            Assert.False(Controller.ErasePage(FreePage));
            Assert.Equal(FlashErrors.WriteProtection | FlashErrors.Sequence, Controller.Errors);
        }

        [Fact]
        public void After_every_reset_the_option_validity_error_is_flagged_and_must_be_cleared()
        {
            _device.Reset(ResetCause.Software, "test");
            _device.BeginBoot();

            Assert.Equal(FlashErrors.OptionValidity, Controller.Errors);
            Assert.False(Controller.ErasePage(FreePage));
            Controller.ClearErrors(FlashErrors.All);
            Assert.True(Controller.ErasePage(FreePage));
        }

        [Fact]
        public void Starting_an_operation_while_another_is_in_progress_is_a_violation()
        {
            Controller.ErasePage(FreePage);

            Assert.False(Controller.ErasePage(FreePage + 1));
            Assert.Equal("flash.start-while-busy", Assert.Single(_device.Violations).Rule);
        }

        [Fact]
        public void A_reset_during_an_erase_leaves_the_page_undefined_and_is_a_violation()
        {
            Program(FreeAddress, 0x1234);
            Controller.ErasePage(FreePage);
            _device.Reset(ResetCause.Software, "test");

            Assert.Equal("flash.reset-while-busy", Assert.Single(_device.Violations).Rule);
            DoubleWordState[] states = [.. Enumerable.Range(FreeIndex, 512).Select(_device.Flash.StateOf)];
            Assert.Contains(DoubleWordState.EccError, states);
            Assert.DoesNotContain(DoubleWordState.Erased, states);
            _device.BeginBoot();
            Assert.False(Controller.IsBusy);
        }

        [Fact]
        public void The_controller_counts_erases_and_distinct_written_pages_and_programmed_double_words()
        {
            TimeOf(() => Controller.ErasePage(FreePage));
            TimeOf(() => Controller.ErasePage(FreePage));
            TimeOf(() => Controller.ProgramRow(FreeAddress, new ulong[64]));
            Program(FreeAddress + 512, 1);
            Program(FreeAddress + FlashMap.PageSize, 1);

            Assert.Equal(
                (2, 2, 66), (Controller.Counters.PagesErased, Controller.Counters.PagesWritten, Controller.Counters.DoubleWordsProgrammed));
        }

        [Theory]
        [InlineData(CutMode.Before)]
        [InlineData(CutMode.Torn)]
        [InlineData(CutMode.After)]
        public void A_cut_while_a_row_is_programmed_leaves_the_row_erased_or_torn_or_complete(CutMode mode)
        {
            ulong[] row = [.. Enumerable.Range(1, 64).Select(i => (ulong)i * 0x0101010101010101)];
            TimeOf(() => Controller.ErasePage(FreePage));
            _device.Journal.Arm(new CutPoint("flash.row", "08064000", 2, mode));

            Assert.Throws<PowerLostException>(() =>
            {
                Controller.ProgramRow(FreeAddress, row);
                _device.WaitForFlash();
            });

            DoubleWordState[] states = [.. Enumerable.Range(FreeIndex, 64).Select(_device.Flash.StateOf)];
            int torn = states.Count(state => state is DoubleWordState.EccError or DoubleWordState.Unstable);
            int whole = states.Count(state => state == DoubleWordState.Programmed);
            Assert.Equal(mode == CutMode.Torn ? 1 : 0, torn);
            Assert.InRange(whole, mode == CutMode.After ? 64 : 0, mode == CutMode.After ? 64 : mode == CutMode.Torn ? 63 : 0);
            for (int i = 0; i < 64; i++)
            {
                Assert.True(states[i] != DoubleWordState.Programmed || _device.Flash[FreeIndex + i] == row[i]);
            }
        }

        [Fact]
        public void Tearing_is_deterministic_per_cut_and_differs_between_variants()
        {
            string[] torn = [.. new[] { "#1:torn", "#1:torn", "#1:torn/1" }.Select(TearAnErase)];

            Assert.Equal(torn[0], torn[1]);
            Assert.NotEqual(torn[0], torn[2]);
        }

        [Fact]
        public void An_undefined_double_word_must_be_erased_before_it_is_programmed()
        {
            _device.Flash.Mark(FreeIndex, DoubleWordState.Unstable);
            Assert.False(Controller.ProgramDoubleWord(FreeAddress, 1));
            Controller.ClearErrors(FlashErrors.All);
            TimeOf(() => Controller.ErasePage(FreePage));
            Program(FreeAddress, 1);
        }

        [Fact]
        public void Operations_on_broken_pages_fail_with_hardware_error_flags()
        {
            Controller.Faults.EraseFails.Add(FreePage);
            TimeOf(() => Controller.ErasePage(FreePage));
            Assert.Equal(FlashErrors.Operation, Controller.Errors);

            Controller.ClearErrors(FlashErrors.All);
            Controller.Faults.ProgramFails.Add(FreePage + 1);
            TimeOf(() => Controller.ProgramDoubleWord(FreeAddress + FlashMap.PageSize, 1));
            Assert.Equal(FlashErrors.Operation, Controller.Errors);
        }

        [Fact]
        public void A_weak_byte_flips_without_a_status_flag()
        {
            Controller.Faults.WeakBytes[FreeAddress + 3] = 0x10;
            Program(FreeAddress, 0);

            Assert.Equal(0x10000000UL, _device.Flash[FreeIndex]);
            Assert.Equal(0u, Controller.Errors);
        }

        private static string TearAnErase(string cut)
        {
            VirtualDevice device = Samples.Device();
            device.BeginBoot();
            device.FlashController.ClearErrors(FlashErrors.All);
            device.Journal.Arm(CutPoint.Parse(cut));
            Assert.Throws<PowerLostException>(() =>
            {
                device.FlashController.ErasePage(0);
                device.WaitForFlash();
            });
            return Convert.ToHexString(device.Flash.Bytes[..4096]);
        }

        private void Program(uint address, ulong value)
        {
            TimeOf(() => Controller.ProgramDoubleWord(address, value));
        }

        private long TimeOf(Func<bool> start)
        {
            long began = _device.Clock.Now;
            Assert.True(start());
            _device.WaitForFlash();
            return _device.Clock.Now - began;
        }
    }
}
