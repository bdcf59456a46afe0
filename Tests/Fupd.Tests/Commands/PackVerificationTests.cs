using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>Checks that <c>fupd pack</c> verifies its output and its output path.</summary>
    public sealed class PackVerificationTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public PackVerificationTests()
        {
            File.WriteAllBytes(_folder["fw.bin"], StandIn.Firmware(9001));
            File.WriteAllBytes(_folder["loader.bin"], StandIn.Loader());
            File.WriteAllText(_folder["text"], "This is a text of more than eight bytes, not an image.");
            Directory.CreateDirectory(_folder["res/apps"]);
            File.WriteAllText(_folder["res/apps/a.txt"], "hello");
        }

        public void Dispose() => _folder.Dispose();

        [Theory]
        [InlineData("text", "fw.bin", "loader cannot start")]
        [InlineData("loader.bin", "text", "[20-50]")]
        [InlineData("loader.bin", "loader.bin", "[20-50]")]
        [InlineData("fw.bin", "fw.bin", "loader cannot start")]
        public void An_image_that_cannot_start_is_packed_only_with_force(string loader, string firmware, string says)
        {
            string[] arguments = ["pack", "--out", _folder["o"], "--info", "x", "--loader", _folder[loader], "--firmware",
                _folder[firmware]];
            Cli refused = Cli.Expect(1, arguments);
            Assert.Contains(says, refused.Error);
            Assert.Single(refused.Error.TrimEnd().Split('\n'));
            Assert.False(Directory.Exists(_folder["o"]));
            Assert.Contains(says, Cli.Expect(0, [.. arguments, "--force"]).Error);
            Assert.Contains(says.Trim('[', ']'), Cli.Expect(1, "doctor", _folder["o"], "--json", "-").Output);
            Assert.Contains("cannot start", Cli.Expect(0, "inspect", _folder["o"]).Output);
        }

        [Fact]
        public void A_foreign_loader_gets_a_resume_stub_only_on_request()
        {
            string[] arguments = ["pack", "--out", _folder["o"], "--info", "x", "--loader", _folder["loader.bin"], "--firmware",
                _folder["fw.bin"]];
            File.WriteAllBytes(_folder["resume.bin"], StandIn.Stub());
            Cli.Expect(0, arguments);
            Assert.False(File.Exists(_folder["o/resume.bin"]));
            Cli.Expect(0, [.. arguments, "--resume", _folder["resume.bin"]]);
            Assert.Equal(StandIn.Stub(), File.ReadAllBytes(_folder["o/resume.bin"]));
            JsonNode inspected = Cli.Expect(0, "inspect", _folder["o"], "--json", "-").Json;
            Assert.Equal(("resume.bin", true), ((string?)inspected["manifest"]!["resume"], (bool?)inspected["resume"]!["crcOk"]));
            Assert.Contains("with which an update resumes after a power loss", Cli.Expect(0, "inspect", _folder["o"]).Output);

            byte[] other = StandIn.Stub();
            other[4] = 0;
            File.WriteAllBytes(_folder["other.bin"], other);
            Assert.Contains("vector 1", Cli.Expect(2, [.. arguments, "--resume", _folder["other.bin"]]).Error);

            File.WriteAllBytes(_folder["o/resume.bin"], other);
            Cli doctor = Cli.Expect(1, "doctor", _folder["o"]);
            Assert.Contains("1-90", doctor.Output);
            Assert.Contains("resume.bin is damaged", doctor.Output);
            Assert.Contains("vector 1", Cli.Expect(0, "inspect", _folder["o"]).Output);
        }

        [Fact]
        public void The_default_loader_is_packed_with_its_resume_stub()
        {
            Cli.Expect(0, "pack", "--out", _folder["o"], "--info", "x", "--firmware", _folder["fw.bin"]);
            Assert.Null(ResumeStub.Fault(File.ReadAllBytes(_folder["o/resume.bin"])));
        }

        [Fact]
        public void A_loader_that_cannot_start_hangs_on_mock_and_emulator()
        {
            Cli.Expect(
                0, "pack", "--out", _folder["o"], "--info", "x", "--loader", _folder["text"], "--firmware", _folder["fw.bin"], "--force");
            Cli.Expect(0, "device", "create", _folder["dev"]);
            JsonNode report = Cli.Expect(3, "install", _folder["o"], "--device", _folder["dev"], "--json", "-").Json;
            Assert.Equal(("needsPerson", "hang"), ((string?)report["outcome"], (string?)report["restsAs"]));
        }

        [Fact]
        public void A_loader_that_old_firmware_cannot_load_gives_a_warning()
        {
            File.WriteAllBytes(_folder["large.bin"], StandIn.Loader(131_072));
            Cli run = Cli.Expect(
                0, "pack", "--out", _folder["o"], "--info", "x", "--loader", _folder["large.bin"], "--firmware", _folder["fw.bin"]);
            Assert.Contains("131070", run.Error);
            Assert.Contains("131070", Cli.Expect(0, "doctor", _folder["o"]).Output);
        }

        [Fact]
        public void The_verdict_names_the_device_that_was_checked()
        {
            Cli pack = Pack("o");
            Assert.Contains("Doctor: accepted on a new default device (target 7, ble_light 1.13.3", pack.Output);
            Assert.StartsWith("Device: a new default device", Cli.Expect(0, "doctor", _folder["o"]).Output);
            Cli.Expect(0, "device", "create", _folder["dev"], "--no-radio", "--battery", "55");
            Cli doctor = Cli.Expect(0, "doctor", _folder["o"], "--device", _folder["dev"], "--json", "-");
            Assert.Equal(
                (_folder["dev"], "no radio stack", 55), (
                    (string?)doctor.Json["device"]!["folder"], (string?)doctor.Json["device"]!["radio"],
                    (int)doctor.Json["device"]!["batteryPercent"]!));
        }

        [Theory]
        [InlineData("o.zip", "o.zip")]
        [InlineData("res", "'apps'")]
        public void Invalid_output_paths_are_refused(string place, string says)
        {
            Assert.Contains(
                says, Cli.ExpectBadInput(
                    "pack", "--out", _folder[place], "--info", "x", "--loader", _folder["loader.bin"], "--firmware", _folder["fw.bin"]));
            Assert.False(File.Exists(_folder["res/update.fuf"]));
        }

        [Fact]
        public void An_archive_contains_one_top_level_folder()
        {
            Pack("p.tgz");
            using GZipStream gzip = new(File.OpenRead(_folder["p.tgz"]), CompressionMode.Decompress);
            using TarReader tar = new(gzip);
            List<string> names = [];
            while (tar.GetNextEntry() is { } entry)
            {
                names.Add(entry.Name);
            }

            Assert.Equal("f7-update-v-1.0_/", names[0]);
            Assert.All(names, name => Assert.StartsWith("f7-update-v-1.0_/", name));
            Cli.Expect(0, "doctor", _folder["p.tgz"]);
        }

        [Fact]
        public void Host_metadata_files_are_skipped_and_listed()
        {
            foreach (string name in new[] { ".DS_Store", "apps/._a.txt", "apps/Thumbs.db", "Desktop.ini" })
            {
                File.WriteAllText(_folder[$"res/{name}"], "rubbish");
            }

            Cli run = Pack("o");
            Assert.Contains("apps/._a.txt", run.Error);
            File.WriteAllText(_folder["o/.DS_Store"], "rubbish");
            JsonNode package = Cli.Expect(0, "inspect", _folder["o"], "--json", "-").Json;
            Assert.Equal(
                ["Manifest", "apps/a.txt"], package["resources"]!["entries"]!.AsArray().Where(entry => !(bool)entry!["directory"]!).Select(
                    entry => (string?)entry!["path"]));
            Assert.DoesNotContain(package["files"]!.AsArray(), file => (string?)file!["name"] == ".DS_Store");
        }

        [Fact]
        public void Empty_resources_give_a_warning()
        {
            Directory.Delete(_folder["res"], true);
            Directory.CreateDirectory(_folder["res"]);
            Assert.Contains("resources are empty", Pack("o").Error);
        }

        [Fact]
        public void Option_bytes_of_another_radio_stack_give_a_warning()
        {
            File.WriteAllBytes(_folder["stack.bin"], RadioImageMaker.Make(1, 20, 0, size: 20_000));
            File.WriteAllText(_folder["ob.data"], OptionByteData.StockText);
            Cli run = Cli.Run(
                "pack", "--out", _folder["o"], "--info", "x", "--loader", _folder["loader.bin"], "--firmware", _folder["fw.bin"],
                "--radio", _folder["stack.bin"], "--radio-type", "ble_light", "--ob-data", _folder["ob.data"]);
            Assert.Contains("SFSA is 0xD7", run.Error);
        }

        [Fact]
        public void Inspect_lists_files_only_on_request()
        {
            Pack("o");
            Cli summary = Cli.Expect(0, "inspect", _folder["o"]);
            Assert.DoesNotContain("a.txt", summary.Output);
            Assert.Contains("2 files in", summary.Output);
            Assert.True(summary.Output.Split('\n').Length < 12, summary.Output);
            Assert.Contains("apps/a.txt", Cli.Expect(0, "inspect", _folder["o"], "--files").Output);
        }

        private Cli Pack(string name)
        {
            return Cli.Expect(
                0, "pack", "--out", _folder[name], "--info", "v 1.0*", "--loader", _folder["loader.bin"], "--firmware", _folder["fw.bin"],
                "--resources", _folder["res"]);
        }
    }
}
