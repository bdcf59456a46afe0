using System.Text.Json.Nodes;
using System.Xml.Linq;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.TestLauncher;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    public sealed class TestCommandTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void A_filter_leaves_what_it_names_with_file_and_line()
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
        public void A_filter_that_names_nothing_is_bad_usage()
        {
            Assert.Contains("no test has this in its name", Cli.ExpectBadInput("test", "--filter", "nothing like this"));
        }

        // The image's first operation is the test of the backup registers.
        [Fact]
        public void An_on_target_image_that_is_installed_shows_its_console_and_how_it_ended()
        {
            string package = _folder["package"];
            string device = _folder["device"];
            PackageContents contents = new()
            {
                Info = "ontarget",
                Loader = File.ReadAllBytes(FlipperTarget.Build(OnTargetImage.Board)),
                Resources = new ResourceFolder().Add("a", [1]),
            };
            PackageBuilder.WriteFolder(PackageBuilder.Build(contents), package);
            Cli.Expect(0, "device", "create", device);

            JsonNode cut = Cli.Expect(
                1, "install", package, "--device", device, "--on", "chip", "--cut", "#1:before", "--stay-off", "--json", "-").Json;
            JsonNode booted = Cli.Expect(0, "boot", device, "--on", "chip", "--json", "-").Json;

            Assert.StartsWith("The power was cut at backup.write", cut["error"]!["message"]!.GetValue<string>());
            Assert.Equal("completed", booted["outcome"]!.GetValue<string>());
            Assert.Contains("is not this updater", booted["why"]!.GetValue<string>());
            Assert.Equal(
                $"{Known(OnTargetImage.BoardTests())} passed, 0 failed, 0 skipped", booted["console"]!.AsArray()[^1]!.GetValue<string>());
        }

        [Fact]
        public void Junit_says_what_failed_and_what_was_skipped()
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

        private static int Known(IEnumerable<TestClassSource> classes) => classes.Sum(item => item.Tests.Count);
    }
}
