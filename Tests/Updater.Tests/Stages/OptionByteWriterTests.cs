using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Power;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Stages
{
    public class OptionByteWriterTests
    {
        private const uint SoftwareBoot0 = 1u << 26;

        [Fact]
        public void Correct_option_bytes_are_not_programmed()
        {
            UpdateBench bench = Bench(words => { });
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal(0, Programmed(bench));
        }

        [Fact]
        public void Several_words_are_programmed_in_one_operation_and_all_others_are_kept()
        {
            UpdateBench bench = Bench(words =>
            {
                words[0] &= ~SoftwareBoot0;
                words[13] |= 5;
            });
            uint before = bench.Device.Options.Stored(0);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal(1, Programmed(bench));
            Assert.Equal(before | SoftwareBoot0, bench.Device.Options.Stored(0));
            Assert.Equal(0u, bench.Device.Options.Stored(13) & 0x3FFF);
            Assert.Equal(2, bench.Device.Boot);
        }

        // docs/reference/stock-updater.md 9.7 item 5: the stock updater's error code does not identify the word.
        [Fact]
        public void A_difference_in_a_read_only_field_is_reported_with_its_word_number_and_changes_nothing()
        {
            UpdateBench bench = Bench(words => words[3] = (words[3] & ~0xFFu) | 0x12);
            bench.Run();
            Assert.Equal("10-3", bench.ErrorCode);
            Assert.Equal(0, Programmed(bench));
            Assert.True(bench.Holds(FlashMap.Base, UpdateBench.OldFirmware));
        }

        // docs/reference/stock-updater.md 5.4: if programming never takes effect, the stock updater resets endlessly.
        [Fact]
        public void Programming_without_effect_is_repeated_once_per_user_retry()
        {
            UpdateBench bench = Bench(words => words[0] &= ~SoftwareBoot0);
            bench.Device.FlashController.Faults.OptionWritesDoNotTake = true;
            bench.Run();
            Assert.Equal("10-0", bench.ErrorCode);
            Assert.Equal(2, bench.Device.Boot);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();
            Assert.Equal(3, bench.Device.Console.Lines.Count(line => line.Text.StartsWith("error 10-0")));
        }

        [Fact]
        public void Failed_programming_is_reported()
        {
            UpdateBench bench = Bench(words => words[13] |= 1);
            bench.Device.FlashController.Faults.OptionProgramFails = true;
            bench.Run();
            Assert.Equal("10-13", bench.ErrorCode);
            Assert.True(bench.Holds(FlashMap.Base, UpdateBench.OldFirmware));
        }

        // docs/reference/prior-art.md 0.3 l: the stock updater writes option bytes without checking the battery.
        [Fact]
        public void Nothing_is_programmed_with_an_empty_battery()
        {
            UpdateBench bench = Bench(words => words[0] &= ~SoftwareBoot0);
            bench.When("note Option word", () => bench.Device.Battery.Percent = 3);
            bench.Run();
            Assert.Equal("14-15", bench.ErrorCode);
            Assert.Equal(0, Programmed(bench));
        }

        // The cuts range from two operations before options.program to two after it. The range includes the backup.write that stores the
        // attempt mark after the programming.
        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void A_cut_or_reset_around_programming_does_not_count_as_an_attempt(bool isReset)
        {
            long number = 0;
            UpdateBench whole = Bench(words => words[0] &= ~SoftwareBoot0);
            whole.Device.Journal.Begun += operation => number = operation.Name.StartsWith("option") ? operation.Number : number;
            whole.Run();
            Assert.NotEqual(0, number);

            foreach (CutMode mode in new[] { CutMode.Before, CutMode.After })
            {
                for (long cut = number - 2; cut <= number + 2; cut++)
                {
                    UpdateBench bench = Bench(words => words[0] &= ~SoftwareBoot0);
                    bench.Device.Journal.Arm(new CutPoint(null, null, cut, mode, 0, isReset));
                    if (bench.Run() is PowerLostException)
                    {
                        bench.Run();
                    }

                    Assert.Equal(mode, bench.Device.Journal.LastCut?.Mode);
                    Assert.True(bench.IsDone, bench.Transcript);
                    Assert.NotEqual(0u, bench.Device.Options.Stored(0) & SoftwareBoot0);
                }
            }
        }

        private static int Programmed(UpdateBench bench) => bench.Device.FlashController.Counters.OptionBytesProgrammed;

        private static UpdateBench Bench(Action<uint[]> change)
        {
            UpdateBench bench = new();
            uint[] words = OptionBytes.Reference();
            change(words);
            bench.Device.Options.Preload(words);
            return bench.With(new PackageContents
            {
                Firmware = StandIn.Firmware(20_000, 2),
                OptionBytes = OptionByteData.Parse(OptionByteData.StockText),
            });
        }
    }
}
