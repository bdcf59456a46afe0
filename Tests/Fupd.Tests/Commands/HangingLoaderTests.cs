using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>Tests loaders that hang. The emulator runs the package's own loader, which may be a third-party program.</summary>
    public sealed class HangingLoaderTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Theory]
        [InlineData("zeros", "locked up")]
        [InlineData("noise", "hangs")]
        [InlineData("endless", "jumps to itself forever")]
        public void The_cause_of_a_hang_in_a_third_party_loader_is_reported(string kind, string expected)
        {
            byte[] loader = new byte[8192];
            if (kind == "noise")
            {
                new Random(20).NextBytes(loader);
            }
            else if (kind == "endless")
            {
                new byte[] { 0x00, 0x00, 0x03, 0x20, 0x09, 0x00, 0x00, 0x20, 0xFE, 0xE7 }.CopyTo(loader, 0);
            }

            Package package = PackageBuilder.Build(
                new PackageContents { Info = kind, Loader = loader, Firmware = StandIn.Firmware(20_000, 4) });
            PackageBuilder.WriteFolder(package, _folder["pkg"]);
            Cli.Expect(0, "device", "create", _folder["dev"]);
            byte[] flash = File.ReadAllBytes(_folder["dev/flash.bin"]);

            JsonNode report = Cli.Expect(3, "install", _folder["pkg"], "--device", _folder["dev"], "--on", "chip", "--json", "-").Json;

            Assert.Equal("needsPerson", (string?)report["outcome"]);
            Assert.Equal("hang", (string?)report["restsAs"]);
            Assert.Equal("updater", (string?)report["wouldBoot"]);
            Assert.Contains(expected, (string?)report["why"]);
            Assert.Equal(flash, File.ReadAllBytes(_folder["dev/flash.bin"]));
            Assert.Contains("final state is hang", Cli.Expect(3, "boot", _folder["dev"], "--on", "chip").Output);
        }
    }
}
