using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>Tests <c>fupd install</c> as a process that is killed at varying times.</summary>
    public sealed class KilledInstallTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void A_killed_install_leaves_the_device_either_unchanged_or_fully_updated()
        {
            Package package = PackageBuilder.Build(new PackageContents
            {
                Info = "kill",
                Loader = StandIn.Loader(),
                Firmware = StandIn.Firmware(200_000, 9),
                Resources = new ResourceFolder()
                    .Add("a/one.bin", StandIn.Firmware(50_000, 1)).Add("b/two.bin", StandIn.Firmware(50_000, 2)),
            });
            PackageBuilder.WriteFolder(package, _folder["pkg"]);
            Cli.Expect(0, "device", "create", _folder["dev"]);
            string before = Digest(_folder["dev"]);
            Cli.Expect(0, "device", "create", _folder["other"]);
            Cli.Expect(0, "install", _folder["pkg"], "--device", _folder["other"]);
            string after = Digest(_folder["other"]);
            Assert.NotEqual(before, after);

            // Whether the kill precedes, interrupts or follows the save depends on the machine; the test must pass in all three cases.
            foreach (int delay in new[] { 50, 250, 350, 450, 550, 650 })
            {
                KillInstallAfter(delay);
                string digest = Digest(_folder["dev"]);
                Assert.True(digest == before || digest == after, $"killed after {delay} ms: neither the old nor the new device\n{digest}");
                if (digest == after)
                {
                    Cli.Expect(0, "device", "create", _folder["dev"], "--force");
                }
            }

            Cli.Expect(0, "install", _folder["pkg"], "--device", _folder["dev"]);
            Assert.Equal(after, Digest(_folder["dev"]));
            Assert.DoesNotContain(
                Directory.EnumerateDirectories(_folder.Root), name => name.Contains(".saving-", StringComparison.Ordinal));
        }

        private void KillInstallAfter(int delay)
        {
            using Process install = Start("install", _folder["pkg"], "--device", _folder["dev"], "--quiet");
            if (!install.WaitForExit(delay))
            {
                install.Kill();
                install.WaitForExit();
            }
        }

        private static Process Start(params string[] arguments)
        {
            return Process.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "fupd.dll"), .. arguments]);
        }

        private static string Digest(string folder)
        {
            StringBuilder text = new();
            foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                text.Append(Path.GetRelativePath(folder, file)).Append(' ')
                    .Append(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)), 0, 8)).Append('\n');
            }

            return text.ToString();
        }
    }
}
