using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>Checks that doctor and install give the same verdict on every device.</summary>
    public sealed class AgreementTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public AgreementTests()
        {
            PackageBuilder.WriteFolder(
                PackageBuilder.Build(new PackageContents
                {
                    Info = "agreement",
                    Loader = StandIn.Loader(),
                    Firmware = StandIn.Firmware(50_000, 9),
                    Radio = RadioImageMaker.Make(1, 20, 0),
                    RadioType = 3,
                    OptionBytes = OptionByteData.Parse(OptionByteData.StockText),
                    Splash = StandIn.Splash(),
                }),
                _folder["pkg"]);
        }

        public void Dispose() => _folder.Dispose();

        [Theory]
        [InlineData("accepted", "")]
        [InlineData("accepted", "", "--battery", "30")]
        [InlineData("refused", "14-30", "--battery", "29")]
        [InlineData("accepted", "", "--battery", "5", "--charging")]
        [InlineData("refused", "1-13", "--target", "18")]
        [InlineData("accepted", "", "--target", "0")]
        [InlineData("accepted", "", "--no-radio")]
        [InlineData("accepted", "", "--radio-version", "1.20.0.0.2.3")]
        [InlineData("accepted", "", "--radio-version", "1.19.0.0.2.1")]
        [InlineData("accepted", "", "--radio-version", "2.0.0.0.0.3")]
        public void Doctor_and_install_agree_on_every_device(string verdict, string code, params string[] options)
        {
            Cli.Expect(0, ["device", "create", _folder["dev"], .. options]);
            Check(verdict, code);
        }

        [Fact]
        public void Doctor_and_install_agree_without_a_card()
        {
            Cli.Expect(0, "device", "create", _folder["dev"]);
            Directory.Delete(_folder["dev/sd"]);
            Check("refused", "16-0");
            Assert.False(Directory.Exists(_folder["dev/sd"]));
        }

        [Fact]
        public void Doctor_reports_a_GPT_partition_table()
        {
            Cli.Expect(0, "device", "create", _folder["dev"]);
            JsonNode device = JsonNode.Parse(File.ReadAllText(_folder["dev/device.json"]))!;
            device["card"]!["partitionType"] = 238;
            File.WriteAllText(_folder["dev/device.json"], device.ToJsonString());
            JsonNode doctor = Cli.Expect(1, "doctor", _folder["pkg"], "--device", _folder["dev"], "--json", "-").Json;
            JsonNode finding = Assert.Single(doctor["findings"]!.AsArray())!;
            Assert.Equal("16-0", (string?)finding["code"]);
            Assert.Contains("GPT", (string?)finding["message"]);
        }

        [Fact]
        public void Doctor_and_install_agree_when_internal_storage_cannot_be_read()
        {
            Cli.Expect(0, "device", "create", _folder["dev"]);
            byte[] flash = File.ReadAllBytes(_folder["dev/flash.bin"]);
            for (int page = 16; page < 18; page++)
            {
                flash[(page * 4096) + 60] ^= 0xFF;
            }

            File.WriteAllBytes(_folder["dev/flash.bin"], flash);
            Check("refused", "17-10");
        }

        [Fact]
        public void Doctor_and_install_agree_when_a_name_in_internal_storage_is_too_long_for_the_backup()
        {
            Directory.CreateDirectory(_folder["int"]);
            File.WriteAllText(_folder["int/" + new string('n', 101)], "settings");
            Cli.Expect(0, "device", "create", _folder["dev"], "--int", _folder["int"]);
            Check("refused", "17-10");
        }

        [Fact]
        public void Doctor_and_install_agree_when_an_option_byte_cannot_be_corrected()
        {
            Cli.Expect(0, "device", "create", _folder["dev"]);
            byte[] options = File.ReadAllBytes(_folder["dev/option-bytes.bin"]);
            options[8] ^= 1;
            options[12] ^= 1;
            File.WriteAllBytes(_folder["dev/option-bytes.bin"], options);
            Check("refused", "10-1");
        }

        private void Check(string verdict, string code)
        {
            byte[] flash = File.ReadAllBytes(_folder["dev/flash.bin"]);
            int status = verdict == "refused" ? 1 : 0;
            JsonNode doctor = Cli.Expect(status, "doctor", _folder["pkg"], "--device", _folder["dev"], "--json", "-").Json;
            Assert.Equal(verdict, (string?)doctor["verdict"]);
            JsonNode install = Cli.Expect(status, "install", _folder["pkg"], "--device", _folder["dev"], "--json", "-").Json;
            Assert.Equal(verdict == "refused" ? "refused" : "completed", (string?)install["outcome"]);
            if (verdict == "refused")
            {
                Assert.Equal(code, (string?)install["error"]!["code"]);
                JsonNode first = doctor["findings"]!.AsArray().First(finding => (string?)finding!["severity"] == "error")!;
                Assert.Equal(code, (string?)first["code"]);
                Assert.Equal(flash, File.ReadAllBytes(_folder["dev/flash.bin"]));
            }
            else
            {
                // The update must not erase more pages than planned.
                Assert.InRange((int)install["flash"]!["pagesErased"]!, 0, (int)doctor["plan"]!["pagesToErase"]!);
            }
        }
    }
}
