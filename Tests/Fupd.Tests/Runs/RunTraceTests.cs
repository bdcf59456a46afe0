using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Runs
{
    /// <summary>Tests the parsing of console lines into the run trace.</summary>
    public sealed class RunTraceTests
    {
        [Theory]
        [InlineData("stage 13 3PC 20001234")]
        [InlineData("stage 1")]
        [InlineData("stage")]
        [InlineData("overall 4CLOCKS")]
        [InlineData("error 2")]
        [InlineData("error 2-9CLOCKS 1 2")]
        public void A_truncated_console_line_is_not_treated_as_a_trace_line(string line)
        {
            VirtualDevice device = new();
            RunTrace trace = new(device);
            device.Console.WriteLine("overall 7");
            device.Console.WriteLine(line);

            Assert.Equal([line], trace.OtherLines);
            Assert.Equal((7, null, null), (trace.Overall, trace.Error, trace.Current));
        }

        [Fact]
        public void The_last_stage_ends_when_the_update_is_done()
        {
            VirtualDevice device = new();
            RunTrace trace = new(device);
            device.Console.WriteLine("stage 19 0");
            device.Clock.Advance(3 * VirtualTime.Millisecond);
            device.Console.WriteLine("done");
            device.Clock.Advance(VirtualTime.Second);
            trace.End();

            Assert.Equal(3, Assert.Single(trace.Stages).Milliseconds);
        }
    }
}
