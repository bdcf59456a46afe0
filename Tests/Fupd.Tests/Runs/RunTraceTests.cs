using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Runs
{
    /// <summary>What the trace takes from console lines.</summary>
    public sealed class RunTraceTests
    {
        [Theory]
        [InlineData("stage 13 3PC 20001234")]
        [InlineData("stage 1")]
        [InlineData("stage")]
        [InlineData("overall 4CLOCKS")]
        [InlineData("error 2")]
        [InlineData("error 2-9CLOCKS 1 2")]
        public void A_line_that_a_fault_has_cut_off_is_no_line_of_the_trace(string line)
        {
            VirtualDevice device = new();
            RunTrace trace = new(device);
            device.Console.WriteLine("overall 7");
            device.Console.WriteLine(line);

            Assert.Equal([line], trace.OtherLines);
            Assert.Equal((7, null, null), (trace.Overall, trace.Error, trace.Current));
        }
    }
}
