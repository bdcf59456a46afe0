using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Display;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Radio
{
    /// <summary>Tests complete radio changes with a FUS that behaves like silicon (docs/reference/silicon.md 1.2, 1.8, 1.12).</summary>
    public class FusQuirkTests
    {
        private static readonly StackVersion s_wanted = new(1, 20, 0, 0, 2);

        public static TheoryData<FusAnswer, bool> Answers()
        {
            TheoryData<FusAnswer, bool> data = [];
            foreach (FusAnswer answer in Enum.GetValues<FusAnswer>())
            {
                data.Add(answer, false);
                data.Add(answer, true);
            }

            return data;
        }

        [Theory]
        [MemberData(nameof(Answers))]
        public void Occasional_irregular_responses_do_not_disturb_a_radio_change(FusAnswer answer, bool endsInStack)
        {
            UpdateBench bench = Bench(answer);
            bench.Device.Coprocessor.Timing.InstallationEndsInStack = endsInStack;
            bench.Run();
            AssertInstalled(bench);
        }

        // The time is longer than every phase except the validation, and shorter than the 5 s after which irregular responses are
        // conclusive.
        [Theory]
        [MemberData(nameof(Answers))]
        public void Four_seconds_with_only_irregular_responses_are_not_conclusive(FusAnswer answer, bool endsInStack)
        {
            UpdateBench bench = Bench(answer);
            bench.Device.Coprocessor.Timing.InstallationEndsInStack = endsInStack;
            bench.Device.Coprocessor.Timing.Slowness = 10;
            bench.Device.Coprocessor.Quirks.IrregularFor = 4 * VirtualTime.Second;
            bench.Run();
            AssertInstalled(bench);
        }

        [Fact]
        public void The_updater_waits_more_than_three_seconds_for_the_first_response()
        {
            UpdateBench bench = Bench(FusAnswer.Short);
            bench.Device.Coprocessor.Timing.FirstResponse = 3600 * VirtualTime.Millisecond;
            bench.Run();
            AssertInstalled(bench);
        }

        [Fact]
        public void With_a_pending_operation_the_updater_waits_half_a_minute_for_FUS()
        {
            UpdateBench bench = Bench(FusAnswer.NotRunning);
            bench.Device.Coprocessor.Timing.StartAtWork = 30 * VirtualTime.Second;
            bench.Run();
            AssertInstalled(bench);
        }

        // FUS may be busy before it is ready; pressing OK makes the updater wait again.
        [Fact]
        public void OK_does_not_reset_a_FUS_that_is_not_ready_within_a_minute()
        {
            UpdateBench bench = Bench(FusAnswer.Regular);
            bench.Device.Coprocessor.Timing.StartAtWork = 100 * VirtualTime.Second;
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok, 9);
            bench.Run();
            AssertInstalled(bench, "9-10");
        }

        [Fact]
        public void An_abort_does_not_reset_a_FUS_that_is_not_ready_within_a_minute()
        {
            UpdateBench bench = Bench(FusAnswer.Regular);
            bench.Device.Coprocessor.Timing.StartAtWork = 1000 * VirtualTime.Second;
            bench.Device.Buttons.PressWhenWaitedFor(Key.BackLong);
            Assert.Equal(ResetCause.Coprocessor, Assert.IsType<DeviceResetException>(bench.Run()).Cause);
            Assert.Equal(BootMode.Normal, bench.Device.Backup.BootMode);
            Assert.Empty(bench.Device.Violations);
        }

        // CPU2 may be busy: the error recurs after the wait of stage 9, and again after each key press.
        [Theory]
        [InlineData(60, true)]
        [InlineData(600, false)]
        public void An_abort_does_not_reset_a_silent_or_stuck_CPU2_and_the_wait_is_bounded(int seconds, bool isSilent)
        {
            UpdateBench bench = Bench(FusAnswer.Regular);
            CoprocessorFaults faults = bench.Device.Coprocessor.Faults;
            faults.OperationsStall = !isSilent;
            bench.When("stage 6 80", () => faults.StartsWithoutReady = isSilent ? -1 : 0);
            bench.Device.Buttons.PressWhenWaitedFor(Key.BackLong);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            List<long> errors = [];
            bench.Device.Console.Written += line =>
            {
                if (line.Text.StartsWith("error 9-10"))
                {
                    errors.Add(bench.Device.Clock.Now / VirtualTime.Second);
                }
            };

            Assert.IsType<DeviceRestsException>(bench.Run());

            Assert.Equal(3, errors.Count);
            Assert.All(errors.Zip(errors.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, seconds, seconds + 15));
            Assert.Equal(BootMode.Normal, bench.Device.Backup.BootMode);
            Assert.Empty(bench.Device.Violations);
        }

        // The mark of a pending operation survives the power loss: FUS continues and resets the chip.
        [Fact]
        public void After_a_power_loss_the_updater_also_waits_for_a_FUS_that_responds_late()
        {
            UpdateBench whole = Bench(FusAnswer.Regular);
            long step = 0;
            whole.Device.Journal.Begun += operation => step = operation.Where == "Upgrade:2" ? operation.Number : step;
            whole.Run();

            UpdateBench bench = Bench(FusAnswer.Regular);
            bench.Device.Journal.Arm(new CutPoint(null, null, step, CutMode.After));
            bench.When("stage 8 80", () => bench.Device.Coprocessor.Timing.StartAtWork = 30 * VirtualTime.Second);
            Assert.IsType<PowerLostException>(bench.Run());
            bench.Run();
            AssertInstalled(bench);
        }

        [Fact]
        public void The_wait_for_the_reset_starts_at_the_end_of_a_slow_operation()
        {
            UpdateBench bench = Bench(FusAnswer.Regular);
            bench.Device.Coprocessor.Faults.NoResetAfterOperation = true;
            bench.Device.Coprocessor.Timing.Slowness = 10;
            long erased = 0;
            long idle = 0;
            bench.Device.Journal.Begun += operation => erased = operation.Name == "fus.erase" ? bench.Device.Clock.Now : erased;
            bench.When("note FUS did not reset", () => idle = bench.Device.Clock.Now - erased);
            bench.Run();
            AssertInstalled(bench);
            Assert.True(idle >= 10 * VirtualTime.Second, $"{idle / VirtualTime.Millisecond} ms");
        }

        // The footer of an earlier image is at another address, or in the firmware. FUS finds that footer, because FUS searches all of
        // CPU1's flash.
        [Theory]
        [InlineData(true, 0x0800_1FFCu)]
        [InlineData(true, 0x080D_6FF8u)]
        [InlineData(false, 0x0804_5674u)]
        public void The_footer_of_another_image_in_flash_is_found_before_any_change(bool hasStack, uint address)
        {
            DeviceSetup setup = hasStack ? new DeviceSetup() : new DeviceSetup { Stack = null };
            UpdateBench bench = new UpdateBench(setup).With(new PackageContents { Radio = FullPackage.Radio, RadioType = 3 });
            bench.Device.Flash.Preload(address, BitConverter.GetBytes(0xD3A12C5Eu));
            Assert.IsType<DeviceRestsException>(bench.Run());
            Assert.Equal($"20-87 Flash has the footer of another radio image at {address:X8}; FUS may install it.", bench.Error);
            Assert.Equal(hasStack, bench.Device.Coprocessor.Stack is not null);
            Assert.Equal(0, bench.Device.FlashController.Counters.PagesErased);
            Assert.Equal(1, bench.Device.Boot);
            Assert.Empty(bench.Device.Violations);
        }

        [Fact]
        public void The_screen_warns_against_pressing_LEFT_and_BACK_while_FUS_may_be_busy()
        {
            UpdateBench bench = Bench(FusAnswer.Regular);
            List<(int Boot, int Stage, byte[] LastLine)> shown = [];
            int stage = 0;
            bench.Device.Console.Written += line => stage = line.Text.StartsWith("stage ") ? int.Parse(line.Text.Split(' ')[1]) : stage;
            bench.Device.Display.Changed += frame => shown.Add((frame.Boot, stage, frame.Pixels[(7 * Frame.Width)..]));
            bench.Run();
            AssertInstalled(bench);

            byte[] warning = shown.First(view => view.Stage == 6).LastLine;
            Assert.Contains(warning, value => value != 0);
            Assert.All(shown, view => Assert.True(view.Stage is < 6 or > 9 || view.LastLine.SequenceEqual(warning), $"{view}"));
            Assert.Contains(shown, view => view.Boot == 1 && !view.LastLine.SequenceEqual(warning));
            Assert.DoesNotContain(shown, view => view.Boot == 1 && view.Stage < 6 && view.LastLine.SequenceEqual(warning));

            // After the deletion, FUS may be busy during the checks of a boot as well.
            Assert.Contains(shown, view => view.Boot == 4 && view.Stage < 6);
            Assert.All(shown.Where(view => view.Boot == 4), view => Assert.Equal(warning, view.LastLine));
        }

        private static UpdateBench Bench(FusAnswer answer)
        {
            UpdateBench bench = new UpdateBench().With(new PackageContents { Radio = FullPackage.Radio, RadioType = 3 });
            bench.Device.Coprocessor.Quirks.Irregular = answer;
            return bench;
        }

        private static void AssertInstalled(UpdateBench bench, string? error = null)
        {
            Assert.True(bench.Device.Violations.Count == 0, $"{bench.Device.Violations.FirstOrDefault()?.Rule}\n{bench.Transcript}");
            Assert.True(bench.IsDone && bench.ErrorCode == error, bench.Transcript);
            Assert.Equal(s_wanted, bench.Device.Coprocessor.Stack!.Version);
            Assert.Equal(CoprocessorFirmware.Stack, bench.Device.Coprocessor.Runs);
            Assert.Equal(0u, bench.Device.Backup.Read(8));
        }
    }
}
