using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.TestLauncher;
using Xunit;

namespace FlipperUpdaterNano.OnTarget.Tests
{
    /// <summary>Installs, on the emulated Flipper, a package whose loader is an on-target test image.</summary>
    [Collection(nameof(OnTargetTests))]
    public sealed class InstalledImageTests : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("fupd-test-").FullName;

        public void Dispose() => Directory.Delete(_folder, true);

        // The image's first operation is a register write by the backup register tests.
        [Fact]
        public void Install_shows_the_console_output_and_the_result_of_the_image()
        {
            string package = Path.Combine(_folder, "package");
            string device = Path.Combine(_folder, "device");
            PackageContents contents = new()
            {
                Info = "ontarget",
                Loader = File.ReadAllBytes(FlipperTarget.Build(OnTargetImage.Board)),
                Resources = new ResourceFolder().Add("a", [1]),
            };
            PackageBuilder.WriteFolder(PackageBuilder.Build(contents), package);
            Assert.Equal(0, Run("device", "create", device).Status);

            (int status, JsonNode? cut) = Run("install", package, "--device", device, "--on", "chip", "--cut", "#1:before", "--stay-off");
            Assert.Equal(1, status);
            Assert.StartsWith("The power was cut at backup.write", cut!["why"]!.GetValue<string>());

            (status, JsonNode? booted) = Run("boot", device, "--on", "chip");
            Assert.Equal(0, status);
            Assert.Equal("completed", booted!["outcome"]!.GetValue<string>());
            Assert.Contains("is not this updater", booted["why"]!.GetValue<string>());
            int tests = OnTargetImage.BoardTests().Sum(item => item.Tests.Count);
            Assert.Equal($"{tests} passed, 0 failed, 0 skipped", booted["console"]!.AsArray()[^1]!.GetValue<string>());
        }

        private static (int Status, JsonNode? Report) Run(params string[] arguments)
        {
            using StringWriter output = new();
            using StringWriter error = new();
            int status = Fupd.Fupd.Run(arguments[0] == "device" ? arguments : [.. arguments, "--json", "-"], output, error);

            return (status, output.ToString().StartsWith('{') ? JsonNode.Parse(output.ToString()) : null);
        }
    }
}
