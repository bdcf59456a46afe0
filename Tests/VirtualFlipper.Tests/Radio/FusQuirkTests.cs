using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Radio
{
    /// <summary>Tests the undocumented responses that FUS and the radio stack give on silicon.</summary>
    public sealed class FusQuirkTests : CoprocessorBench
    {
        [Theory]
        [InlineData(FusAnswer.Short, new[] { 0xFF })]
        [InlineData(FusAnswer.NotRunning, new[] { 0xFF, 0xFE })]
        [InlineData(FusAnswer.NoImage, new[] { 0xFF, 0x01 })]
        [InlineData(FusAnswer.OngoingWithNoImage, new[] { 0x30, 0x01 })]
        [InlineData(FusAnswer.OngoingWithError, new[] { 0x30, 0x11 })]
        [InlineData(FusAnswer.Empty, new int[0])]
        public void One_response_in_four_is_irregular_during_an_operation(FusAnswer answer, int[] bytes)
        {
            EnterFus();
            Device.Coprocessor.Quirks.Irregular = answer;
            Assert.Equal((0, 0), State());
            Command(Shci.FusFirmwareDelete);
            List<int[]> answers = [.. Enumerable.Range(0, 8).Select(_ => Answer())];

            Assert.Equal(2, answers.Count(seen => seen.SequenceEqual(bytes)));
            Assert.Equal(6, answers.Count(seen => seen.SequenceEqual([0x30, 0])));
        }

        [Fact]
        public void All_responses_may_be_irregular_for_a_configured_time()
        {
            EnterFus();
            Device.Coprocessor.Quirks.Irregular = FusAnswer.NotRunning;
            Device.Coprocessor.Quirks.IrregularFor = VirtualTime.Second;
            Command(Shci.FusFirmwareDelete);
            for (int i = 0; i < 10; i++)
            {
                Assert.Equal((0xFF, 0xFE), State());
            }

            Mock.Clock.Sleep(1000);
            Assert.Contains(Enumerable.Range(0, 2).Select(_ => State().Error), error => error == 0);
        }

        [Fact]
        public void The_first_response_of_a_boot_may_be_late()
        {
            Device.Coprocessor.Timing.FirstResponse = 3600 * VirtualTime.Millisecond;
            EnterFus();
            Assert.InRange(MillisecondsOf(() => State()), 3600, 3602);
            Assert.InRange(MillisecondsOf(() => State()), 1, 3);
        }

        [Fact]
        public void A_reset_while_FUS_is_busy_and_not_yet_ready_is_a_violation()
        {
            Device.Coprocessor.Timing.StartAtWork = 30 * VirtualTime.Second;
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            Mock.Clock.Sleep(500);
            Device.SwitchOff();
            Reboot();
            Mock.Coprocessor.Start();
            Assert.Equal(-1, Mock.Coprocessor.WaitEvent(new byte[16], 29_000));
            byte[] table = new byte[Shci.InfoTableSize];
            Assert.True(Mock.Coprocessor.ReadInfoTable(table));
            Assert.Equal(new byte[Shci.InfoTableSize], table);
            Assert.Empty(Device.Violations);

            Assert.Throws<DeviceResetException>(Mock.System.Reset);
            Assert.Equal("fus.reset-while-ongoing", Assert.Single(Device.Violations).Rule);
        }

        [Fact]
        public void An_erase_announcement_may_get_an_empty_response_or_no_response()
        {
            Device.Coprocessor.Quirks.EraseAnswerIsEmpty = true;
            Start();
            Assert.Equal((int)CoprocessorStatus.BadResponse, Mock.Coprocessor.Command(Shci.FlashEraseActivity, [1], 1, Response));
            Device.Coprocessor.Quirks.EraseAnswerIsEmpty = false;
            Device.Coprocessor.Quirks.FusIgnoresEraseActivity = true;
            Assert.Equal(Shci.StatusOk, Command(Shci.FlashEraseActivity));
            EnterFus();
            Assert.Equal((int)CoprocessorStatus.TimeOut, Mock.Coprocessor.Command(Shci.FlashEraseActivity, [1], 1, Response));
        }

        private int[] Answer()
        {
            int length = Mock.Coprocessor.Command(Shci.FusGetState, [], 0, Response);
            return length < 0 ? [] : [.. Response.Take(length).Select(value => (int)value)];
        }

        private double MillisecondsOf(Action action)
        {
            long began = Device.Clock.Now;
            action();
            return (double)(Device.Clock.Now - began) / VirtualTime.Millisecond;
        }
    }
}
