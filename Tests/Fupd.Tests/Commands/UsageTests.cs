using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    public sealed class UsageTests
    {
        [Theory]
        [InlineData]
        [InlineData("nonsense")]
        [InlineData("explain")]
        [InlineData("explain", "2-99", "more")]
        [InlineData("explain", "--nonsense", "2-99")]
        [InlineData("pack")]
        [InlineData("pack", "--out", "x")]
        [InlineData("pack", "--out", "x", "--info", "y")]
        [InlineData("pack", "--out", "x", "--info", "y", "--loader", "/nowhere/updater.bin")]
        [InlineData("explain", "2-99", "--json")]
        [InlineData("explain", "2-99", "--json", "")]
        [InlineData("explain", "2-99", "--json", "/proc/none")]
        [InlineData("device", "create", "")]
        [InlineData("nano", "run", "x.img", "--heap", "many")]
        [InlineData("nano", "run", "x.img", "--heap", "255")]
        [InlineData("nano", "run", "/nowhere/x.img")]
        [InlineData("nano", "build", "/nowhere/x.cs", "-o", "x.img")]
        public void Bad_usage_gives_one_line_on_stderr_and_status_2(params string[] arguments)
        {
            Cli.ExpectBadInput(arguments);
        }

        [Theory]
        [InlineData("--help")]
        [InlineData("pack", "--help")]
        [InlineData("--version")]
        public void Help_exits_with_status_0(params string[] arguments)
        {
            Cli run = Cli.Expect(0, arguments);
            Assert.NotEqual(string.Empty, run.Output);
            Assert.Equal(string.Empty, run.Error);
        }

        [Theory]
        [InlineData("instal", "'install'")]
        [InlineData("doctr", "'doctor'")]
        [InlineData("--jsn", "'--json'")]
        [InlineData("xyzzy", "see 'fupd --help'")]
        public void A_typo_gets_a_suggestion(string typed, string says) => Assert.Contains(says, Cli.ExpectBadInput(typed));

        [Fact]
        public void Help_is_also_available_as_a_command()
        {
            Assert.Equal(Cli.Expect(0, "--help").Output, Cli.Expect(0, "help").Output);
            Assert.Equal(Cli.Expect(0, "device", "create", "--help").Output, Cli.Expect(0, "help", "device", "create").Output);
        }

        [Theory]
        [InlineData("device", "int", "DEV", "--extract", "/proc/x")]
        [InlineData("boot", "DEV", "--screens", "/proc/x")]
        [InlineData("device", "create", "/proc/x/y")]
        public void Host_IO_errors_are_reported_with_their_path(params string[] arguments)
        {
            using TemporaryFolder folder = new();
            Cli.Expect(0, "device", "create", folder["dev"]);
            string error = Cli.ExpectBadInput([.. arguments.Select(text => text == "DEV" ? folder["dev"] : text)]);
            Assert.Contains("/proc/x", error);
            Assert.DoesNotContain("Could not find", error);
        }

        [Fact]
        public void A_JSON_report_is_the_only_output_and_quiet_prints_nothing()
        {
            Assert.Equal("2-99", (string?)Cli.Expect(0, "explain", "[2-99]", "--json", "-").Json["code"]);
            Cli quiet = Cli.Expect(0, "--quiet", "explain", "2-99");
            Assert.Equal(string.Empty, quiet.Output + quiet.Error);
        }
    }
}
