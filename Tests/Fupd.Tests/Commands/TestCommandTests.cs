using System.Text.Json.Nodes;
using System.Xml.Linq;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.TestLauncher;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    public sealed class TestCommandTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void A_filter_that_selects_no_test_of_the_target_is_refused()
        {
            Assert.Contains("no test name on net contains this text", Cli.ExpectBadInput("test", "--filter", "OnTarget.Board"));
        }

        [Fact]
        public void A_filter_selects_tests_and_the_report_contains_their_file_and_line()
        {
            JsonNode report = Cli.Expect(0, "test", "--filter", "BytesTests", "--junit", _folder["tests.xml"], "--json", "-").Json;

            JsonArray tests = report["tests"]!.AsArray();
            Assert.NotEmpty(tests);
            Assert.Equal(tests.Count, report["passed"]!.GetValue<int>());
            Assert.All(tests, test => Assert.Contains("BytesTests", test!["name"]!.GetValue<string>()));
            Assert.All(tests, test => Assert.Equal("Tests/OnTarget/Hal/BytesTests.cs", test!["file"]!.GetValue<string>()));
            Assert.All(tests, test => Assert.True(test!["line"]!.GetValue<int>() > 1));
            Assert.Equal(tests.Count, XDocument.Load(_folder["tests.xml"]).Descendants("testcase").Count());
        }

        [Fact]
        public void A_filter_without_a_match_is_reported_as_bad_usage()
        {
            Assert.Contains("no test name", Cli.ExpectBadInput("test", "--filter", "nothing like this"));
        }

        [Fact]
        public void The_JUnit_file_lists_failed_and_skipped_tests()
        {
            Dictionary<string, TestCallSource> known = new()
            {
                ["A.B.Fails.0"] = new TestCallSource("Fails", 0, string.Empty, Path.GetFullPath("b.cs"), 12),
            };
            TestResult[] results =
            [
                new(new ReportLine("failed", "A.B.Fails.0", "Expected: <1>\u0001\nbut not"), known),
                new(new ReportLine("skipped", "A.B.Skips.0", "no card"), known),
                new(new ReportLine("passed", "A.B.Passes.0", "20000"), known),
            ];

            XElement suite = XDocument.Parse(JUnitReport.Of("chip", results)).Root!.Element("testsuite")!;

            Assert.Equal(("3", "1", "1"), (Of("tests"), Of("failures"), Of("skipped")));
            Assert.Equal("Expected: <1>?\nbut not", suite.Descendants("failure").Single().Attribute("message")!.Value);
            Assert.EndsWith("b.cs:12", suite.Descendants("failure").Single().Value);
            Assert.Equal("0.002000", suite.Elements("testcase").Last().Attribute("time")!.Value);

            string Of(string name) => suite.Attribute(name)!.Value;
        }
    }
}
