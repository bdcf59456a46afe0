using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    public sealed class FlashTests : IDisposable
    {
        private const uint Keys = 0x58004008;
        private const uint OptionKeys = 0x5800400C;
        private const uint Status = 0x58004010;
        private const uint Control = 0x58004014;
        private const uint UserOptions = 0x58004020;
        private const uint Busy = 1 << 16;
        private const uint Start = 1 << 16;

        private readonly Bench _bench = new();

        public void Dispose() => _bench.Dispose();

        [Fact]
        public void OPTVERR_is_set_after_every_reset_until_cleared()
        {
            Assert.Equal(0x8000u, _bench[Status] & 0xFFFF);

            _bench[Status] = 0xC3FA;

            Assert.Equal(0u, _bench[Status]);
        }

        [Fact]
        public void The_EMPTY_flag_is_writable_and_preserved_across_a_system_reset()
        {
            const uint access = 0x58004000;
            const uint empty = 1 << 16;

            Assert.NotEqual(0u, _bench[access] & empty);
            _bench.ClearBits(access, empty);
            Assert.False(_bench.Device.IsEmptyFlagSet);
            _bench.SetBits(access, empty);
            Assert.True(_bench.Device.IsEmptyFlagSet);

            _bench.Device.Flash.Preload(0x08000000, new byte[8]);
            _bench.Device.Reset(ResetCause.Software, "test");
            _bench.Device.BeginBoot();
            Assert.True(_bench.Device.IsEmptyFlagSet);

            _bench.Device.SwitchOff();
            _bench.Device.BeginBoot();
            Assert.False(_bench.Device.IsEmptyFlagSet);
        }

        [Fact]
        public void BSY_is_set_for_the_specified_time_of_an_erase()
        {
            _bench.Device.Flash.Preload(0x08005000, new byte[16]);
            Unlock();
            long began = _bench.Device.Clock.Now;

            _bench[Control] = (5 << 3) | 2 | Start;

            Assert.NotEqual(0u, _bench[Status] & Busy);
            _bench.WaitUntil(Status, Busy, 0);
            Assert.InRange(_bench.Device.Clock.Now - began, FlashTiming.PageErase, FlashTiming.PageErase + 2000);
            Assert.Equal(0xFFFFFFFFu, _bench[0x08005000]);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void Two_word_writes_program_a_double_word()
        {
            Unlock();
            _bench[Control] = 1;
            _bench[0x08005000] = 0x11223344;
            _bench[0x08005004] = 0x55667788;
            _bench.WaitUntil(Status, Busy, 0);

            Assert.Equal(0x11223344u, _bench[0x08005000]);
            Assert.Equal(0x55667788u, _bench[0x08005004]);
            Assert.Equal(0u, _bench[Status]);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void A_row_is_programmed_in_fast_mode()
        {
            Unlock();
            Erase(6);
            WriteRow(0x08006200);

            Assert.Equal(127u, _bench[0x080063FC]);
            Assert.Equal(64, _bench.Device.FlashController.Counters.DoubleWordsProgrammed);
            Assert.Empty(_bench.Violations);
        }

        // docs/reference/silicon.md 1.1.
        [Fact]
        public void A_fast_row_outside_the_page_erased_last_is_refused()
        {
            Unlock();
            Erase(6);
            Erase(7);
            WriteRow(0x08006200);

            Assert.Equal(0x2A0u, _bench[Status]);
            Assert.Equal(0xFFFFFFFFu, _bench[0x08006200]);
            Assert.Equal("flash.row-page", Assert.Single(_bench.Device.Violations).Rule);
        }

        [Fact]
        public void Programming_of_non_erased_cells_is_flagged()
        {
            _bench.Device.Flash.Preload(0x08005000, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 });
            Unlock();
            _bench[Control] = 1;
            _bench[0x08005000] = 1;
            _bench[0x08005004] = 2;

            Assert.Equal(1u << 3, _bench[Status] & (1 << 3));
        }

        [Fact]
        public void A_wrong_key_is_reported_and_keeps_the_controller_locked()
        {
            _bench[Keys] = 0x45670123;
            _bench[Keys] = 0x12345678;
            _bench[Keys] = 0x45670123;
            _bench[Keys] = 0xCDEF89AB;

            Assert.NotEqual(0u, _bench[Control] & 0x80000000);
            Assert.Contains(_bench.Violations, v => v.Contains("wrong key"));
        }

        [Fact]
        public void Writes_to_the_control_register_while_BSY_is_set_are_reported()
        {
            Unlock();
            _bench[Control] = (5 << 3) | 2 | Start;
            _bench[Control] = 1;

            Assert.Contains(_bench.Violations, v => v.Contains("while BSY"));
        }

        [Fact]
        public void Operations_without_semaphores_while_CPU2_is_running_are_reported()
        {
            _bench.Device.Coprocessor.Start();
            _bench.Device.Spend(VirtualTime.Second);
            Unlock();
            _bench[Control] = (5 << 3) | 2 | Start;

            Assert.Contains(_bench.Violations, v => v.Contains("semaphore 7"));
        }

        [Fact]
        public void OBL_LAUNCH_resets_the_chip()
        {
            Unlock();
            _bench[OptionKeys] = 0x08192A3B;
            _bench[OptionKeys] = 0x4C5D6E7F;
            _bench[UserOptions] &= ~(1u << 27);
            _bench.SetBits(Control, 1 << 17);
            _bench.WaitUntil(Status, Busy, 0);

            Assert.Equal(0u, _bench[0x1FFF8000] & (1 << 27));

            DeviceResetException reset = Assert.Throws<DeviceResetException>(() => _bench.SetBits(Control, 1 << 27));

            Assert.Equal(ResetCause.OptionLaunch, reset.Cause);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void Accesses_to_secure_flash_are_reported()
        {
            _ = _bench[_bench.Device.Options.SecureStart];

            Assert.Contains(_bench.Violations, v => v.Contains("CPU2 owns"));
        }

        [Fact]
        public void Reads_stall_until_the_operation_ends()
        {
            Unlock();
            _bench[Control] = (5 << 3) | 2 | Start;
            long began = _bench.Device.Clock.Now;

            _ = _bench[0x08000000];

            Assert.InRange(_bench.Device.Clock.Now - began, FlashTiming.PageErase - 1000, FlashTiming.PageErase + 1000);
        }

        [Fact]
        public void A_read_of_a_double_word_with_an_uncorrectable_error_is_recorded()
        {
            _bench.Device.Flash.Mark(0x5000 / 8, DoubleWordState.EccError);

            _ = _bench[0x08005000];

            Assert.Equal(0x80000000u | (0x5000 / 8), _bench[0x58004018]);
        }

        [Theory]
        [InlineData("a high word alone", FlashErrors.Alignment)]
        [InlineData("two low words", FlashErrors.Alignment)]
        [InlineData("the high word of another double word", FlashErrors.Alignment)]
        [InlineData("a half-word", FlashErrors.Size)]
        [InlineData("a byte", FlashErrors.Size)]
        [InlineData("no mode", FlashErrors.Sequence)]
        [InlineData("PG and PER", FlashErrors.Sequence)]
        [InlineData("PG cleared after the low word", FlashErrors.Sequence)]
        [InlineData("an error that was not cleared", FlashErrors.Sequence | FlashErrors.Alignment)]
        [InlineData("a double word that is not erased", FlashErrors.Program)]
        [InlineData("a secure page", FlashErrors.WriteProtection)]
        [InlineData("an operation that fails", FlashErrors.Operation)]
        [InlineData("a row not written from its start", FlashErrors.Alignment | FlashErrors.Fast)]
        [InlineData("a row with a gap", FlashErrors.Alignment | FlashErrors.Fast)]
        [InlineData("a row with a half-word", FlashErrors.Size | FlashErrors.Fast)]
        [InlineData("a row with a pause of 60 µs", FlashErrors.Miss | FlashErrors.Fast)]
        [InlineData("a row of a secure page", FlashErrors.WriteProtection | FlashErrors.Fast)]
        [InlineData("an incomplete row", FlashErrors.Sequence | FlashErrors.Fast)]
        public void Every_programming_error_is_flagged(string wrong, uint error)
        {
            const uint row = 0x08006200;
            uint secure = _bench.Device.Options.SecureStart;

            _bench.Device.Flash.Preload(0x08005000, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 });
            _bench.Device.FlashController.Faults.ProgramFails.Add(7);
            Unlock();

            switch (wrong)
            {
                case "a high word alone":
                    Program(1, 0x08005014);
                    break;
                case "two low words":
                    Program(1, 0x08005010, 0x08005018);
                    break;
                case "the high word of another double word":
                    Program(1, 0x08005010, 0x0800501C);
                    break;
                case "a half-word":
                    _bench[Control] = 1;
                    _bench.Emulator.Write(0x08005010, 1, 2);
                    break;
                case "a byte":
                    _bench[Control] = 1;
                    _bench.Emulator.Write(0x08005010, 1, 1);
                    break;
                case "no mode":
                    Program(0, 0x08005010);
                    break;
                case "PG and PER":
                    Program(3, 0x08005010);
                    break;
                case "PG cleared after the low word":
                    Program(1, 0x08005010);
                    _bench[Control] = 0;
                    break;
                case "an error that was not cleared":
                    Program(1, 0x08005014, 0x08005010, 0x08005014);
                    break;
                case "a double word that is not erased":
                    Program(1, 0x08005000, 0x08005004);
                    break;
                case "a secure page":
                    Program(1, secure, secure + 4);
                    break;
                case "an operation that fails":
                    Program(1, 0x08007000, 0x08007004);
                    break;
                case "a row not written from its start":
                    Program(1 << 18, row + 8);
                    break;
                case "a row with a gap":
                    Program(1 << 18, row, row + 8);
                    break;
                case "a row with a half-word":
                    Program(1 << 18, row);
                    _bench.Emulator.Write(row + 4, 1, 2);
                    break;
                case "a row with a pause of 60 µs":
                    Program(1 << 18, row, row + 4, row + 8, row + 12);
                    _bench.Device.Spend(60 * VirtualTime.Microsecond);
                    _bench[row + 16] = 1;
                    break;
                case "a row of a secure page":
                    Program(1 << 18, [.. Enumerable.Range(0, 128).Select(i => secure + (4 * (uint)i))]);
                    break;
                default:
                    Program(1 << 18, row, row + 4);
                    _bench[Control] = 0;
                    break;
            }

            Assert.Equal(error, _bench[Status] & 0xFFFF);
            _bench[Status] = error;
            Assert.Equal(0u, _bench[Status] & 0xFFFF);
        }

        [Fact]
        public void The_complete_double_words_of_an_aborted_row_remain_programmed()
        {
            Unlock();
            Program(1 << 18, 0x08006200, 0x08006204, 0x08006208, 0x0800620C, 0x08006210);
            _bench.Device.Spend(60 * VirtualTime.Microsecond);
            _bench[0x08006214] = 1;

            Assert.Equal(0x0800620Cu, _bench[0x0800620C]);
            Assert.Equal(0xFFFFFFFFu, _bench[0x08006210]);
            Assert.Equal(2, _bench.Device.FlashController.Counters.DoubleWordsProgrammed);
        }

        [Fact]
        public void A_second_error_while_an_error_is_flagged_changes_nothing()
        {
            _bench.Device.Flash.Mark(0x5000 / 8, DoubleWordState.EccError);
            _bench.Device.Flash.Mark(0x6000 / 8, DoubleWordState.EccError);
            _ = _bench[0x08005000];
            _ = _bench[0x08006000];

            Assert.Equal(0x80000000u | (0x5000 / 8), _bench[0x58004018]);
        }

        /// <summary>Sets the mode, and writes to each word the address of that word.</summary>
        private void Program(uint mode, params uint[] addresses)
        {
            _bench[Control] = mode;

            foreach (uint address in addresses)
            {
                _bench[address] = address;
            }

            _bench.WaitUntil(Status, Busy, 0);
        }

        private void Erase(uint page)
        {
            _bench[Control] = (page << 3) | 2 | Start;
            _bench.WaitUntil(Status, Busy, 0);
            _bench[Control] = 0;
        }

        private void WriteRow(uint address)
        {
            _bench[Control] = 1 << 18;
            for (uint i = 0; i < 128; i++)
            {
                _bench[address + (4 * i)] = i;
            }

            _bench.WaitUntil(Status, Busy, 0);
        }

        private void Unlock()
        {
            _bench[Status] = 0xC3FA;
            _bench[Keys] = 0x45670123;
            _bench[Keys] = 0xCDEF89AB;
        }
    }
}
