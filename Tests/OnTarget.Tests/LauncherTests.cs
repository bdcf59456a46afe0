using FlipperUpdaterNano.TestLauncher;
using Xunit;

namespace FlipperUpdaterNano.OnTarget.Tests
{
    /// <summary>Tests how the launcher handles tests that fail, tests that skip, and classes with a failing setup.</summary>
    [Collection(nameof(OnTargetTests))]
    public class LauncherTests
    {
        private const string Head = "using System; using nanoFramework.TestFramework; namespace Planted { ";

        [Fact]
        public void Failures_and_skips_are_reported_and_the_remaining_tests_run()
        {
            string[] lines = Run("Mixed", """
                [TestClass] public class Mixed {
                    [TestMethod] public void Claims() { Assert.IsTrue(false, "planted"); }
                    [TestMethod] public void Throws() { throw new InvalidOperationException("boom"); }
                    [TestMethod] public void Skips() { Assert.SkipTest("no such thing"); }
                    [TestMethod] public void Passes() { }
                    [DataRow(1)] [DataRow(2)] public void Rows(int row) { Assert.AreEqual(1, row); }
                }
                """);

            Assert.StartsWith("Test failed,Planted.Mixed.Claims.0,", lines[0]);
            Assert.EndsWith("planted", lines[0]);
            Assert.Equal("Test failed,Planted.Mixed.Throws.0,boom", lines[1]);
            Assert.Equal("Test skipped,Planted.Mixed.Skips.0,no such thing", lines[2]);
            Assert.Matches(@"^Test passed,Planted\.Mixed\.Passes\.0,\d+$", lines[3]);
            Assert.StartsWith("Test passed,Planted.Mixed.Rows.0,", lines[4]);
            Assert.StartsWith("Test failed,Planted.Mixed.Rows.1,", lines[5]);
            Assert.Equal("2 passed, 3 failed, 1 skipped", lines[6]);
        }

        [Theory]
        [InlineData("Assert.SkipTest(\"not here\")", "Test skipped,Planted.Unready.Test.0,not here", "0 passed, 0 failed, 1 skipped")]
        [InlineData("throw new Exception(\"broken\")", "Test failed,Planted.Unready.Test.0,Prepare: broken",
            "0 passed, 1 failed, 0 skipped")]
        public void A_class_with_a_failing_setup_runs_no_test(string setup, string line, string sums)
        {
            string[] lines = Run("Unready", $$"""
                [TestClass] public class Unready {
                    [Setup] public void Prepare() { {{setup}}; }
                    [TestMethod] public void Test() { OutputHelper.WriteLine("ran"); }
                    [Cleanup] public void CleanUp() { OutputHelper.WriteLine("cleaned"); }
                }
                """);

            Assert.Equal([line, sums], lines);
        }

        [Fact]
        public void A_failing_cleanup_counts_as_a_failure()
        {
            string[] lines = Run("Untidy", """
                [TestClass] public class Untidy {
                    [TestMethod] public void Test() { }
                    [Cleanup] public void CleanUp() { throw new Exception("left over"); }
                }
                """);

            Assert.Equal(["Test failed,Planted.Untidy.CleanUp.0,left over", "1 passed, 1 failed, 0 skipped"], lines[1..]);
        }

        [Theory]
        [InlineData("[TestMethod] void Hidden() { }")]
        [InlineData("[TestMethod] public static void Shared() { }")]
        [InlineData("[TestMethod] public void NeedsData(int row) { }")]
        public void A_test_that_cannot_be_called_is_refused(string method)
        {
            Assert.Throws<InvalidDataException>(() =>
                TestDiscovery.Find([("planted.cs", $"[TestClass] public class Planted {{ {method} }}")]));
        }

        [Fact]
        public void Lines_without_a_result_continue_a_message_or_are_output_of_a_test()
        {
            Report report = Report.Parse(string.Join('\n', Run("Wordy", """
                [TestClass] public class Wordy {
                    [TestMethod] public void First() { OutputHelper.WriteLine("printed"); }
                    [TestMethod] public void Second() { throw new Exception("one\ntwo, three"); }
                    [TestMethod] public void Third() { }
                }
                """)));

            Assert.Equal(["printed"], report.Output);
            Assert.Equal("one\ntwo, three", Assert.Single(report.Failures).Detail);
            Assert.Equal(3, report.Lines.Count);
        }

        [Fact]
        public void The_error_for_a_truncated_report_states_its_last_line_and_the_reason()
        {
            const string line = "Test passed,A.B.0,12";
            FormatException broken = Assert.Throws<FormatException>(() => Report.Parse($"{line}\n", "It hung."));

            Assert.Equal(
                $"{line}\n\nthe report ends with '{line}', but its lines add up to '0 passed, 0 failed, 0 skipped'. It hung.",
                broken.Message);
        }

        private static string[] Run(string name, string type)
        {
            (string, string) source = ($"{name}.cs", Head + type + " }");

            return NetTarget.Run($"{name}{Guid.NewGuid():N}", [.. OnTargetImage.Launcher(TestDiscovery.Find([source])), source])
                .TrimEnd('\n').Split('\n');
        }
    }
}
