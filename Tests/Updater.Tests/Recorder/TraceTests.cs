using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Recorder;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Recorder
{
    public class TraceTests
    {
        [Fact]
        public void Trace_lines_have_the_documented_format()
        {
            Lines lines = new();
            Trace trace = new(lines);
            trace.At(3, 0, 10);
            trace.At(3, 0, 10);
            trace.At(3, 1, 10);
            trace.At(4, 1, 11);
            trace.Note("a remark");
            trace.Error(2, 99, "It broke.");
            trace.At(4, 1, 11);
            trace.FirmwareBoot(true);
            trace.FirmwareBoot(false);
            trace.Done();
            trace.Aborted();
            Assert.Equal(
                [
                    "stage 3 0", "overall 10", "stage 3 1", "stage 4 1", "overall 11", "note a remark", "error 2-99 It broke.", "stage 4 1",
                    "handover firmware", "handover self", "done", "aborted",
                ],
                lines.Written);
        }

        private sealed class Lines : IConsole
        {
            public List<string> Written { get; } = [];

            public void WriteLine(string line) => Written.Add(line);
        }
    }
}
