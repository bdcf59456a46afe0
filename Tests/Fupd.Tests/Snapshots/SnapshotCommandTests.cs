using System.Text;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Fupd.Demo;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Snapshots
{
    /// <summary>Tests the options <c>--snapshot</c>, <c>--snapshot-at</c> and <c>--from-snapshot</c>.</summary>
    public sealed class SnapshotCommandTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        private string Snapshot => _folder["at.snapshot"];

        [Fact]
        public void Boot_continues_a_snapshot_of_install_and_gives_the_same_report()
        {
            PackageContents contents = SmallPackage.Contents();
            contents.Loader = LoaderImage.Build();
            contents.Radio = null;
            contents.OptionBytes = null;
            PackageBuilder.WriteFolder(PackageBuilder.Build(contents), _folder["package"]);
            Cli.Expect(0, "device", "create", _folder["a"]);
            Cli.Expect(0, "device", "create", _folder["b"]);

            JsonNode saved = Cli.Expect(
                0, "install", _folder["package"], "--device", _folder["a"], "--on", "chip", "--json", "-", "--snapshot", Snapshot,
                "--snapshot-at", "1s").Json;
            JsonNode continued = Cli.Expect(0, "boot", _folder["b"], "--on", "chip", "--json", "-", "--from-snapshot", Snapshot).Json;

            Assert.Equal(saved.ToJsonString(), continued.ToJsonString());
            Assert.Equal(FlashOf("a"), FlashOf("b"));
            Assert.Equal("systemDfu", (string?)CutAfter()["restsAs"]);
            Refuses(Snapshot);
        }

        [Theory]
        [InlineData("--snapshot FILE: only the emulator supports snapshots", "--snapshot", "FILE", "--snapshot-at", "1s")]
        [InlineData("--snapshot FILE: requires --snapshot-at", "--on", "chip", "--snapshot", "FILE")]
        [InlineData("--snapshot-at 1s: requires --snapshot", "--on", "chip", "--snapshot-at", "1s")]
        [InlineData("--snapshot-at soon: give a time", "--on", "chip", "--snapshot", "FILE", "--snapshot-at", "soon")]
        [InlineData("--snapshot-at 999s: the run ends before", "--on", "chip", "--snapshot", "FILE", "--snapshot-at", "999s")]
        [InlineData("no snapshot can be taken in a run", "--on", "chip", "--snapshot", "FILE", "--snapshot-at", "1s", "--cut", "#9:before")]
        [InlineData("--from-snapshot FILE: Could not find file", "--on", "chip", "--from-snapshot", "FILE")]
        public void Incompatible_or_incomplete_options_are_refused(string message, params string[] options)
        {
            Cli.Expect(0, "device", "create", _folder["a"]);

            Assert.Contains(
                message.Replace("FILE", Snapshot),
                Cli.ExpectBadInput(["boot", _folder["a"], .. options.Select(option => option == "FILE" ? Snapshot : option)]));
        }

        private byte[] FlashOf(string device) => File.ReadAllBytes(Path.Combine(_folder[device], "flash.bin"));

        // Continues the snapshot and cuts the power at a later operation.
        private JsonNode CutAfter() => Cli.Expect(
            3, "boot", _folder["b"], "--on", "chip", "--json", "-", "--from-snapshot", Snapshot, "--cut", "#300:torn", "--stay-off").Json;

        private void Refuses(string file)
        {
            byte[] good = File.ReadAllBytes(file);
            int image = Array.IndexOf(good, (byte)'\n') + 1;

            Refuses("This file is not a snapshot", [.. good[10..]]);
            Refuses(
                "has version 1; this program reads version 2",
                [.. Encoding.ASCII.GetBytes("FlipperUpdaterNano snapshot 1\n"), .. good[image..]]);
            Refuses("; the image built here is", [.. good[..image], .. new string('0', 64).Select(c => (byte)c), .. good[(image + 64)..]]);
            Refuses("The snapshot is damaged", good[..(good.Length / 2)]);
        }

        private void Refuses(string message, byte[] content)
        {
            File.WriteAllBytes(_folder["bad.snapshot"], content);

            Assert.Contains(message, Cli.ExpectBadInput(
                "boot", _folder["b"], "--on", "chip", "--from-snapshot", _folder["bad.snapshot"]));
        }
    }
}
