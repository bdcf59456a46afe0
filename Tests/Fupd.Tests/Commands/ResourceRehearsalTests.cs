using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>
    /// Checks that doctor predicts how many user files install sets aside, their total size, and how many files install removes.
    /// </summary>
    public sealed class ResourceRehearsalTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public ResourceRehearsalTests() => Cli.Expect(0, "device", "create", _folder["dev"]);

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void Files_that_differ_are_set_aside_once_if_no_Manifest_is_installed()
        {
            Pack("new", Folder(("apps/a.fap", "package"), ("nfc/b.nfc", "package"), ("same.txt", "equal")));
            Put("apps/a.fap", "mine");
            Put("nfc/b.nfc", "mine too");
            Put("same.txt", "equal");
            Put("notes/own.txt", "not in the package");

            Assert.Equal(
                [("warning", "2 files on the card (12 bytes) will be kept in update/set-aside-N: they differ from the package's files.")],
                Findings("new"));
            Install("new");

            Assert.Equal(["apps/a.fap", "nfc/b.nfc"], FilesBelow("update/set-aside-1"));
            Assert.Equal(12, FilesBelow("update/set-aside-1").Sum(name => Text($"update/set-aside-1/{name}").Length));
            Assert.Equal("equal", Text("same.txt"));
            Assert.Equal("not in the package", Text("notes/own.txt"));

            // A second installation sets nothing aside, because the installed files are those of the package.
            Assert.Empty(Findings("new"));
        }

        [Fact]
        public void Files_added_or_changed_after_an_installation_are_kept_with_the_user_suffix()
        {
            Pack("old", Folder(("apps/a.fap", "old"), ("b.txt", "old"), ("c.txt", "old"), ("gone.txt", "old")));
            Install("old");
            Pack("new", Folder(("apps/a.fap", "new"), ("b.txt", "new"), ("c.txt", "new"), ("d.txt", "new")));
            Put("apps/a.fap", "changed");
            Put("d.txt", "own");

            Assert.Equal(
                [
                    ("warning", "2 files on the card (10 bytes) will be kept next to the new files (NAME.user): they differ from "
                        + "the package's files."),
                    ("info", "1 of the 4 files that an earlier package installed will be removed."),
                ],
                Findings("new"));
            Install("new");

            Assert.Equal(("changed", "new"), (Text("apps/a.fap.user"), Text("apps/a.fap")));
            Assert.Equal(("own", "new"), (Text("d.txt.user"), Text("d.txt")));
            Assert.False(File.Exists(_folder["dev/sd/gone.txt"]));
        }

        [Theory]
        [InlineData(10, 5, "info")]
        [InlineData(10, 6, "warning")]
        [InlineData(300, 100, "info")]
        [InlineData(300, 101, "warning")]
        public void Removing_many_files_gives_a_warning_with_the_count(int installed, int removed, string severity)
        {
            (string, string)[] all = [.. Enumerable.Range(0, installed).Select(i => ($"f/{i:000}", "x"))];
            Pack("old", Folder(all));
            Install("old");
            Pack("new", Folder(all[removed..]));

            Assert.Equal(
                [(severity, $"{removed} of the {installed} files that an earlier package installed will be removed.")], Findings("new"));
            Install("new");

            Assert.Equal(installed - removed, FilesBelow("f").Length);
        }

        [Fact]
        public void Doctor_neither_sets_aside_nor_removes_files()
        {
            Pack("old", Folder(("a.txt", "old"), ("b.txt", "old")));
            Install("old");
            Pack("new", Folder(("a.txt", "new")));
            Put("a.txt", "mine");
            string[] before = FilesBelow(string.Empty);

            Assert.Equal(2, Findings("new").Length);

            Assert.Equal(before, FilesBelow(string.Empty));
            Assert.Equal("mine", Text("a.txt"));
        }

        [Fact]
        public void No_file_is_predicted_to_be_set_aside_if_the_firmware_unpacks_the_resources()
        {
            Pack("new", Folder(("a.txt", "new")), handover: true);
            Put("a.txt", "mine");

            Assert.Empty(Findings("new"));
        }

        private static ResourceFolder Folder(params (string Path, string Text)[] files)
        {
            ResourceFolder folder = new();
            foreach ((string path, string text) in files)
            {
                folder.Add(path, System.Text.Encoding.ASCII.GetBytes(text));
            }

            return folder;
        }

        private void Pack(string name, ResourceFolder resources, bool handover = false)
        {
            PackageBuilder.WriteFolder(
                PackageBuilder.Build(new PackageContents
                {
                    Info = name,
                    Loader = StandIn.Loader(),
                    Firmware = StandIn.Firmware(20_000, 9),
                    Resources = resources,
                    Handover = handover ? "firmware" : string.Empty,
                }),
                _folder[name]);
        }

        private void Install(string name) => Cli.Expect(0, "install", _folder[name], "--device", _folder["dev"], "--quiet");

        // Returns the findings of stage 13, which compares the resource files.
        private (string Severity, string Message)[] Findings(string name)
        {
            JsonNode report = Cli.Expect(0, "doctor", _folder[name], "--device", _folder["dev"], "--json", "-").Json;
            return [.. report["findings"]!.AsArray().Where(finding => (int)finding!["stage"]! == 13)
                .Select(finding => ((string)finding!["severity"]!, (string)finding["message"]!))];
        }

        private void Put(string path, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[$"dev/sd/{path}"])!);
            File.WriteAllText(_folder[$"dev/sd/{path}"], text);
        }

        private string Text(string path) => File.ReadAllText(_folder[$"dev/sd/{path}"]);

        private string[] FilesBelow(string path)
        {
            string root = _folder[$"dev/sd/{path}"];
            return [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal)];
        }
    }
}
