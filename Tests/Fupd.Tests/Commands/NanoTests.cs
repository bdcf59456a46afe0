using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    public sealed class NanoTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public NanoTests()
        {
            File.WriteAllText(_folder["hello.cs"], "class Program { static void Main() { System.Console.WriteLine(\"hello\"); } }");
            File.WriteAllText(
                _folder["memory.cs"], "unsafe class Program { static void Main() { int* p = stackalloc int[4]; p[0] = 1; int[,] a = new "
                    + "int[2, 2]; } }");
            File.WriteAllText(_folder["wrong.cs"], "class Program {\n static void Main() { int a = \"\"; } }");
            Cli.Expect(0, "nano", "build", _folder["hello.cs"], "-o", _folder["hello.img"], "--map", _folder["hello.map"]);
        }

        public void Dispose() => _folder.Dispose();

        [Theory]
        [InlineData("host")]
        [InlineData("chip")]
        public void A_program_prints_to_stdout(string on)
        {
            Cli run = Cli.Expect(0, "nano", "run", _folder["hello.img"], "--on", on, "--heap", "4096", "--gc-stress");
            Assert.Equal("hello\n", run.Output);
            Assert.Equal(string.Empty, run.Error);
        }

        [Theory]
        [InlineData("host")]
        [InlineData("chip")]
        public void A_damaged_or_truncated_image_is_refused(string on)
        {
            byte[] image = File.ReadAllBytes(_folder["hello.img"]);
            File.WriteAllBytes(_folder["cut.img"], image[..500]);
            image[600] ^= 4;
            File.WriteAllBytes(_folder["damaged.img"], image);

            Assert.Contains("truncated", OneLine(Cli.Expect(2, "nano", "run", _folder["cut.img"], "--on", on)));
            Assert.Contains("CRC32", OneLine(Cli.Expect(2, "nano", "run", _folder["damaged.img"], "--on", on)));
        }

        [Theory]
        [InlineData("host")]
        [InlineData("chip")]
        public void A_report_on_stdout_contains_the_output_of_the_program(string on)
        {
            Cli run = Cli.Expect(0, "nano", "run", _folder["hello.img"], "--on", on, "--json", "-");
            Assert.Equal("hello\n", (string?)run.Json["output"]);
            Assert.Equal(0, (int?)run.Json["exitStatus"]);
            Cli build = Cli.Expect(2, "nano", "build", _folder["wrong.cs"], "-o", _folder["x.img"], "--json", "-");
            Assert.Contains("wrong.cs(2,", (string?)build.Json["errors"]![0]);
        }

        [Fact]
        public void A_source_is_never_overwritten()
        {
            string source = File.ReadAllText(_folder["hello.cs"]);
            Assert.Contains("hello.cs", Cli.ExpectBadInput("nano", "build", _folder["hello.cs"], "-o", _folder["hello.cs"]));
            Assert.Contains(
                "hello.cs", Cli.ExpectBadInput("nano", "build", _folder["hello.cs"], "-o", _folder["x.img"], "--map", _folder["hello.cs"]));
            Assert.Contains(
                "x.img", Cli.ExpectBadInput("nano", "build", _folder["hello.cs"], "-o", _folder["x.img"], "--map", _folder["x.img"]));
            Assert.Equal(source, File.ReadAllText(_folder["hello.cs"]));
        }

        [Fact]
        public void A_failed_build_writes_nothing()
        {
            Cli compile = Cli.Expect(2, "nano", "build", _folder["wrong.cs"], "-o", _folder["x.img"], "--map", _folder["x.map"]);
            Assert.Contains("wrong.cs(2,", OneLine(compile));
            Cli link = Cli.Expect(2, "nano", "build", _folder["memory.cs"], "-o", _folder["x.img"], "--map", _folder["x.map"]);
            Assert.All(link.Error.Trim().Split('\n'), line => Assert.Matches(@"^Program\.Main\(\) IL_[0-9A-F]{4}: ", line));
            Cli.ExpectBadInput("nano", "build", _folder["hello.cs"], "-o", _folder["x.img"], "--map", _folder["no/x.map"]);
            Assert.False(File.Exists(_folder["x.img"]) || File.Exists(_folder["x.map"]));
        }

        private static string OneLine(Cli run)
        {
            Assert.Equal(string.Empty, run.Output);
            return Assert.Single(run.Error.Trim().Split('\n'));
        }
    }
}
