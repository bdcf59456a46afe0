using System.IO.Compression;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>Checks that volumes written by the reference littlefs survive an update whose firmware needs their pages.</summary>
    public sealed class InternalStorageMoveTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Theory]
        [InlineData("settings-20000")]
        [InlineData("settings-20001")]
        [InlineData("big-20001")]
        [InlineData("many-20000")]
        [InlineData("churn2-20001")]
        [InlineData("cut9-20000")]
        [InlineData("deep-20000")]
        [InlineData("empty-20001")]
        public void Every_file_in_internal_storage_survives_the_update(string name)
        {
            string data = Path.Combine(AppContext.BaseDirectory, "Data", "littlefs", name);
            using (GZipStream image = new(File.OpenRead(data + ".img.gz"), CompressionMode.Decompress))
            using (FileStream raw = File.Create(_folder["int.img"]))
            {
                image.CopyTo(raw);
            }

            Package package = PackageBuilder.Build(
                new PackageContents { Info = "move", Loader = StandIn.Loader(), Firmware = StandIn.Firmware(300 * 1024, 3) });
            PackageBuilder.WriteFolder(package, _folder["pkg"]);
            Cli.Expect(0, "device", "create", _folder["dev"], "--int-image", _folder["int.img"]);
            Assert.Equal(16, (int)Show()["intVolume"]!["firstPage"]!);
            Cli.Expect(0, "install", _folder["pkg"], "--device", _folder["dev"], "--quiet");
            JsonNode after = Show();
            Assert.Equal(75, (int)after["intVolume"]!["firstPage"]!);
            string[] expected = [.. Entries(data, "file").Select(entry => $"{((string)entry["path"]!).TrimStart('/')} {entry["size"]} "
                + $"{entry["crc32"]}").Order(StringComparer.Ordinal)];
            Assert.Equal(
                expected, after["int"]!.AsArray().Select(file => $"{file!["path"]} {file["size"]} {file["crc32"]}").Order(
                    StringComparer.Ordinal));
            Assert.Equal(
                Entries(data, "dir").Select(entry => ((string)entry["path"]!).TrimStart('/')).Order(StringComparer.Ordinal),
                after["intDirectories"]!.AsArray().Select(path => (string)path!));
        }

        private static IEnumerable<JsonNode> Entries(string data, string type)
        {
            return JsonNode.Parse(File.ReadAllText(data + ".json"))!["entries"]!.AsArray().Where(entry => (string?)entry!["type"] == type)
                .Select(entry => entry!);
        }

        private JsonNode Show() => Cli.Expect(0, "device", "show", _folder["dev"], "--json", "-").Json;
    }
}
