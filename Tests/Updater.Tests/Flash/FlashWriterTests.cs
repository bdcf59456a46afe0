using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Flash
{
    public class FlashWriterTests
    {
        private static readonly byte[] s_new = StandIn.Firmware(100_000, 77);
        private static readonly int s_pages = (s_new.Length + 4095) / 4096;
        private static readonly byte[] s_padded = [.. s_new, .. Enumerable.Repeat((byte)0xFF, (s_pages * 4096) - s_new.Length)];

        // docs/reference/stock-updater.md 9.7 item 15, docs/reference/prior-art.md 0.4: with a valid vector table over a partial image, the
        // device hangs.
        [Fact]
        public void Page_zero_is_erased_first_and_its_first_double_word_is_programmed_last()
        {
            UpdateBench bench = Bench();
            List<string> operations = FlashOperations(bench);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal("flash.erase@08000000", operations[0]);
            Assert.Equal("flash.word@08000000", operations[^1]);
            List<string> words = operations.Where(operation => operation.StartsWith("flash.word@08000")).ToList();
            Assert.Equal(512, words.Count);
            Assert.True(operations.IndexOf(words[0]) > operations.FindLastIndex(operation => operation.StartsWith("flash.erase")));
        }

        // docs/reference/hardware.md 1.7: a system reset does not check the flash but uses FLASH_ACR.EMPTY unchanged.
        [Fact]
        public void A_system_reset_at_any_flash_operation_starts_complete_firmware_or_USB_DFU()
        {
            UpdateBench whole = Bench();
            int count = 0;
            whole.Device.Journal.Begun += operation => count += operation.Name.StartsWith("flash") ? 1 : 0;
            whole.Run();
            Assert.True(whole.IsDone, whole.Transcript);
            Assert.False(whole.Device.IsEmptyFlagSet);

            List<RestState> states = [];
            for (int number = 1; number <= count; number++)
            {
                UpdateBench bench = Bench();
                int left = number;
                bench.Device.Journal.Begun += operation =>
                {
                    if (operation.Name.StartsWith("flash") && --left == 0)
                    {
                        throw bench.Device.Reset(ResetCause.Software, "the reset keys are pressed");
                    }
                };
                Assert.IsType<DeviceResetException>(bench.Boot());
                bench.Device.BeginBoot();
                states.Add(StockBoot.Decide(bench.Device, false).State);
            }

            Assert.Equal([RestState.SystemDfu], states.Distinct());
        }

        [Fact]
        public void If_page_zero_cannot_be_erased_the_next_reset_starts_the_old_firmware()
        {
            UpdateBench bench = Bench();
            bench.When("stage 3 0", () => bench.Device.FlashController.Faults.HeldByCoprocessor = true);
            bench.Run();

            Assert.StartsWith("3-", bench.ErrorCode);
            Assert.True(bench.Holds(FlashMap.Base, UpdateBench.OldFirmware));
            Assert.False(bench.Device.IsEmptyFlagSet);
        }

        [Fact]
        public void If_a_failed_erase_leaves_page_zero_undefined_the_next_reset_starts_USB_DFU()
        {
            UpdateBench bench = Bench();
            bench.Device.FlashController.Faults.EraseFails.Add(0);
            bench.Run();

            Assert.StartsWith("3-", bench.ErrorCode);
            Assert.True(bench.Device.IsEmptyFlagSet);
        }

        [Fact]
        public void Pages_that_already_contain_the_right_bytes_are_neither_erased_nor_programmed()
        {
            UpdateBench bench = Bench();
            bench.Device.Flash.Preload(FlashMap.Base + 4096, s_padded.AsSpan(4096));
            List<string> operations = FlashOperations(bench);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal(1, bench.Device.FlashController.Counters.PagesErased);
            Assert.DoesNotContain(operations, operation => operation.EndsWith("08001000"));
        }

        [Fact]
        public void A_single_differing_byte_causes_only_its_page_and_page_zero_to_be_rewritten()
        {
            UpdateBench bench = Bench();
            bench.Device.Flash.Preload(FlashMap.Base, s_padded);
            bench.Device.Flash.Flip(FlashMap.Base + 50_000, 1);
            bench.Run();
            Assert.True(bench.Holds(FlashMap.Base, s_new), bench.Transcript);
            Assert.Equal(2, bench.Device.FlashController.Counters.PagesErased);
        }

        [Fact]
        public void The_rest_of_the_last_page_is_erased()
        {
            UpdateBench bench = Bench();
            bench.Run();
            Assert.Equal(-1, bench.Device.Flash.Bytes[s_new.Length..(s_pages * 4096)].IndexOfAnyExcept((byte)0xFF));
        }

        [Fact]
        public void Without_row_programming_the_same_bytes_are_written_as_double_words()
        {
            UpdateBench bench = Bench();
            bench.Options.RowProgramming = false;
            List<string> operations = FlashOperations(bench);
            bench.Run();
            Assert.True(bench.Holds(FlashMap.Base, s_new), bench.Transcript);
            Assert.DoesNotContain(operations, operation => operation.StartsWith("flash.row"));
        }

        // docs/reference/prior-art.md 0.3 c: the stock updater refuses an image that ends at the boundary of CPU2's flash.
        [Fact]
        public void An_image_that_ends_at_the_secure_start_is_written()
        {
            byte[] full = StandIn.Firmware((int)(0x080D7000 - FlashMap.Base), 3);
            UpdateBench bench = new UpdateBench().With(new PackageContents { Firmware = full });
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.True(bench.Holds(FlashMap.Base, full));
        }

        [Fact]
        public void A_failed_erase_stops_the_update_with_an_error_code_and_the_device_starts_USB_DFU()
        {
            UpdateBench bench = Bench();
            bench.Device.FlashController.Faults.EraseFails.Add(10);
            bench.Run();
            Assert.StartsWith("3-", bench.ErrorCode);
            Assert.Contains("Page 10", bench.Error);
            Assert.Equal(RestState.SystemDfu, bench.WouldBoot);
        }

        // docs/reference/prior-art.md 0.3 e: the stock updater crashes on a flash error instead of reporting the error.
        [Fact]
        public void A_failed_program_operation_stops_the_update_with_an_error_code_and_OK_completes_it_once_the_fault_is_gone()
        {
            UpdateBench bench = Bench();
            bench.Device.FlashController.Faults.ProgramFails.Add(12);
            bench.When("error 3-", () => bench.Device.FlashController.Faults.ProgramFails.Clear());
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();
            Assert.StartsWith("3-", bench.ErrorCode);
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.True(bench.Holds(FlashMap.Base, s_new));
            Assert.Equal(s_pages + 2, bench.Device.FlashController.Counters.PagesErased);
        }

        // Simulates an erase interrupted near its end by a power loss: every double word reads as erased, but some cannot be programmed.
        [Theory]
        [InlineData(9)]
        [InlineData(24)]
        public void A_page_that_reads_as_erased_but_cannot_be_programmed_is_erased_again(int page)
        {
            UpdateBench bench = Bench();
            LeaveHalfErased(bench, page);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.True(bench.Holds(FlashMap.Base, s_new));
        }

        [Fact]
        public void OK_erases_a_page_zero_that_reads_as_erased_but_cannot_be_programmed_and_completes_the_update()
        {
            UpdateBench bench = Bench();
            LeaveHalfErased(bench, 0);
            bench.Run();
            Assert.Equal("3-99", bench.ErrorCode);
            Assert.Equal(RestState.SystemDfu, bench.WouldBoot);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.True(bench.Holds(FlashMap.Base, s_new));
        }

        // With a vector table that starts with a torn double word, the device would hang.
        [Fact]
        public void If_the_last_double_word_cannot_be_programmed_the_device_starts_USB_DFU()
        {
            UpdateBench bench = Bench();
            bench.When("stage 4 0", () => bench.Device.FlashController.Faults.ProgramFails.Add(0));
            bench.Run();
            Assert.Equal("4-100", bench.ErrorCode);
            Assert.Equal(RestState.SystemDfu, bench.WouldBoot);
            bench.Device.FlashController.Faults.ProgramFails.Clear();
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
        }

        [Fact]
        public void A_byte_that_flipped_during_programming_is_found_when_its_page_is_compared()
        {
            UpdateBench bench = Bench();
            bench.Device.FlashController.Faults.WeakBytes[FlashMap.Base + (9 * 4096) + 77] = 0x20;
            bench.Run();
            Assert.StartsWith("3-", bench.ErrorCode);
            Assert.Contains("Page 9 reads back differently", bench.Error);
        }

        [Fact]
        public void Bytes_that_differ_on_the_second_read_are_reported_and_not_programmed()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Faults.ChangeAfterReads(UpdateBench.Folder + "/firmware.dfu", 293 + (8 * 4096) + 5, 0x04);
            bench.Run();
            Assert.StartsWith("3-", bench.ErrorCode);
            Assert.Contains("firmware.dfu", bench.Error);
            Assert.Contains("page 8", bench.Error);
            Assert.Equal(-1, bench.Device.Flash.Bytes.Slice(8 * 4096, 4096).IndexOfAnyExcept((byte)0xFF));
        }

        // docs/reference/prior-art.md 0.3 d: after a short read the stock updater erases the page again and continues at the wrong offset.
        [Fact]
        public void Short_reads_from_the_card_do_not_affect_the_update()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Faults.ShortenReads(UpdateBench.Folder + "/firmware.dfu", 700);
            bench.Run();
            Assert.True(bench.Holds(FlashMap.Base, s_new), bench.Transcript);
            Assert.Equal(s_pages, bench.Device.FlashController.Counters.PagesErased);
        }

        [Fact]
        public void A_read_error_during_writing_is_reported_with_the_file_and_leaves_the_device_in_USB_DFU()
        {
            UpdateBench bench = Bench();
            bench.When("stage 3 4", () => bench.Device.Card.Faults.FailReads(UpdateBench.Folder + "/firmware.dfu", 60_000));
            bench.Run();
            Assert.StartsWith("3-", bench.ErrorCode);
            Assert.Contains("firmware.dfu", bench.Error);
            Assert.Equal(RestState.SystemDfu, bench.WouldBoot);
        }

        [Fact]
        public void After_a_card_pull_during_writing_the_update_continues_when_the_card_is_reinserted()
        {
            UpdateBench bench = Bench();
            bench.When("stage 3 4", () => bench.Device.Card.Remove());
            bench.Device.Buttons.PressWhenWaitedFor(Key.InsertCard);
            bench.Run();
            Assert.StartsWith("3-", bench.ErrorCode);
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.True(bench.Holds(FlashMap.Base, s_new));
        }

        [Fact]
        public void Validation_finds_flash_damaged_after_writing_and_the_device_starts_USB_DFU()
        {
            UpdateBench bench = Bench();
            bench.When("stage 4 0", () => bench.Device.Flash.Flip(FlashMap.Base + (20 * 4096) + 9, 0x80));
            bench.Run();
            Assert.StartsWith("4-", bench.ErrorCode);
            Assert.Contains("Page 20", bench.Error);
            Assert.Equal(RestState.SystemDfu, bench.WouldBoot);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
        }

        [Fact]
        public void The_battery_is_checked_again_before_the_first_erase()
        {
            UpdateBench bench = Bench();
            bench.When("note No /int", () => bench.Device.Battery.Percent = 5);
            bench.Run();
            Assert.Equal("14-15", bench.ErrorCode);
            Assert.True(bench.Holds(FlashMap.Base, UpdateBench.OldFirmware));
            Assert.Equal(0, bench.Device.FlashController.Counters.PagesErased);
        }

        [Fact]
        public void After_any_power_cut_the_device_starts_firmware_or_USB_DFU_and_never_hangs()
        {
            UpdateBench whole = Bench();
            List<long> operations = [];
            whole.Device.Journal.Begun += operation =>
            {
                if (operation.Name.StartsWith("flash"))
                {
                    operations.Add(operation.Number);
                }
            };
            whole.Run();
            int last = operations.Count - 1;
            foreach (int index in new[] { 0, 1, 2, 3, 50, 101, 102, last - 70, last - 65, last - 64, last - 63, last - 1, last })
            {
                foreach (CutMode mode in Enum.GetValues<CutMode>())
                {
                    UpdateBench bench = Bench();
                    bench.Device.Images.Add(FlashMap.Base, s_new);
                    bench.Device.Journal.Arm(new CutPoint(null, null, operations[index], mode));
                    Assert.IsType<PowerLostException>(bench.Run());
                    Assert.True(
                        bench.WouldBoot is RestState.SystemDfu or RestState.Updater
                            || (index == 0 && mode == CutMode.Torn)
                            || (index == last && mode == CutMode.Torn),
                        $"{bench.Device.Journal.LastCut}: {bench.WouldBoot}");

                    // Firmware written over USB starts the updater again, which then completes the update.
                    RestState state = bench.WouldBoot;
                    Assert.Equal(state != RestState.Updater, bench.RunAfterCut(s_new));
                    Assert.True(bench.IsDone && bench.Holds(FlashMap.Base, s_new), $"{bench.Device.Journal.LastCut}\n{bench.Transcript}");
                }
            }
        }

        private static UpdateBench Bench() => new UpdateBench().With(new PackageContents { Firmware = s_new });

        private static void LeaveHalfErased(UpdateBench bench, int page)
        {
            byte[] erased = new byte[FlashMap.PageSize];
            erased.AsSpan().Fill(0xFF);
            bench.Device.Flash.Preload(FlashMap.Base + ((uint)page * FlashMap.PageSize), erased);
            bench.Device.Flash.Mark((page * FlashMap.PageSize / 8) + 3, DoubleWordState.Unstable);
        }

        private static List<string> FlashOperations(UpdateBench bench)
        {
            List<string> operations = [];
            bench.Device.Journal.Begun += operation =>
            {
                if (operation.Name.StartsWith("flash"))
                {
                    operations.Add($"{operation.Name}@{operation.Where}");
                }
            };
            return operations;
        }
    }
}
