using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Fupd.Deploying;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Deploying
{
    /// <summary>Tests the outcome of an update as read from the updater's log.</summary>
    public class UpdateOutcomeTests
    {
        private const string Earlier = "9 Done.\n";
        private static readonly VersionComparison s_same = new(false, "Same.");

        [Theory]
        [InlineData("1 Begun.\n20 Done.\n", "done")]
        [InlineData("1 Begun.\n20 Error 3-40: no\n30 BACK: given up.\n", "failed")]
        [InlineData("1 Begun.\n20 Error 3-40: no\n30 OK: trying again.\n40 Done.\n", "done")]
        [InlineData("1 Begun.\n20 BACK: finished without the rest.\n", "failed")]
        [InlineData("1 Not Done.\n", "failed")]
        public void The_last_log_line_of_an_update_determines_its_outcome(string written, string expected)
        {
            UpdaterLog before = new(string.Empty, Earlier);

            Assert.Equal(written, new UpdaterLog(string.Empty, Earlier + written).Since(before));
            Assert.Equal(expected, UpdateOutcome.Of(s_same, written, "1").Name);
        }

        [Fact]
        public void A_rotated_log_is_reassembled()
        {
            UpdaterLog before = new("0 older\n", Earlier);

            Assert.Equal("1 a\n2 b\n", new UpdaterLog(Earlier + "1 a\n", "2 b\n").Since(before));
            Assert.Equal("3 c\n4 d\n", new UpdaterLog("3 c\n", "4 d\n").Since(before));
            Assert.Empty(before.Since(before));
            Assert.Equal("5 e\n", new UpdaterLog(before.Old, "5 e\n").Since(before));
        }

        [Fact]
        public void A_device_that_runs_other_firmware_counts_as_a_failure_despite_the_log() =>
            Assert.True(UpdateOutcome.Of(new VersionComparison(true, "Old."), "1 Done.\n", "1").IsFailure);
    }
}
