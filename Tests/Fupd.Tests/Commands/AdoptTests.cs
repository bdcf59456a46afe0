using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    /// <summary>Tests <c>fupd adopt</c> with packages made by the tools of the stock firmware and of its forks.</summary>
    public sealed class AdoptTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public AdoptTests()
        {
            File.WriteAllBytes(_folder["loader.bin"], StandIn.Loader());
        }

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void Adopt_replaces_loader_and_resource_archive_and_keeps_every_other_byte()
        {
            byte[] firmware = DfuWriter.Write(StandIn.Firmware(9001));
            byte[] tar = Tar(("apps/a.fap", "hello"), ("subghz/dup/x.sub", "1"), ("Manifest", "V:0\nT:1700000000\nF:00:5:apps/a.fap\n"));
            string archive = Package("theirs.tgz", "resources.tar.gz", Gzip(tar), firmware);
            JsonNode report = Adopt(archive, "ours");

            Package ours = PackageReader.Read(_folder["ours"]);
            Assert.Equal(["fw.dfu", "resources.ths", "upd.bin", "update.fuf", "x.bin"], ours.Files.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(StandIn.Loader(), ours.Files["upd.bin"]);
            Assert.Equal(firmware, ours.Files["fw.dfu"]);
            string crc = string.Join(' ', BitConverter.GetBytes(Crc32.Compute(StandIn.Loader())).Select(value => $"{value:X2}"));
            Assert.Equal(
                Manifest("resources.ths").Replace("11 22 33 44", crc), Encoding.UTF8.GetString(ours.Files["update.fuf"]));
            Assert.False(report["doctor"]!["verdict"]!.GetValue<string>() == "refused", report.ToJsonString());
            Assert.Equal(
                ["apps/a.fap", "subghz/dup/x.sub"], Files(ours).Where(name => name != "Manifest").Order(StringComparer.Ordinal));
            Assert.StartsWith("V:0\nT:1700000000\nD:apps\nD:subghz\n", ListOf(ours));
        }

        [Theory]
        [InlineData("resources.tar")]
        [InlineData("resources.ths")]
        public void Resources_in_tar_and_ths_containers_are_read(string name)
        {
            byte[] tar = Tar(("apps/a.fap", "hello"));
            byte[] file = name.EndsWith(".ths", StringComparison.Ordinal) ? ResourceArchive.Compress(tar, 11, 4) : tar;
            Adopt(Package("p.tgz", name, file), "ours");
            Assert.Equal(["Manifest", "apps/a.fap"], Files(PackageReader.Read(_folder["ours"])).Order(StringComparer.Ordinal));
        }

        [Fact]
        public void Readable_resources_are_copied_unchanged_and_adopting_again_changes_nothing()
        {
            byte[] resources = ResourceArchive.Write(new ResourceFolder().Add("apps/a.fap", [1, 2, 3]), 5);
            JsonNode first = Adopt(Package("p.tgz", "resources.ths", resources), "ours");
            Assert.Single(first["changes"]!.AsArray());
            Assert.Equal(resources, PackageReader.Read(_folder["ours"]).Files["resources.ths"]);
            JsonNode second = Adopt(_folder["ours"], "again.tgz");
            Assert.Empty(second["changes"]!.AsArray());
            Assert.Equal(PackageReader.Read(_folder["ours"]).Files, PackageReader.Read(_folder["again.tgz"]).Files);
        }

        [Fact]
        public void The_keys_of_a_requested_resume_stub_follow_the_stock_keys()
        {
            string archive = Package("p.tgz", "resources.tar", Tar(("apps/a.fap", "hello")));
            Cli without = Cli.Expect(0, "adopt", archive, "--out", _folder["plain"], "--loader", _folder["loader.bin"]);
            Assert.Contains("after a power loss while the firmware is written, the device needs a computer", without.Output);

            byte[] stub = StandIn.Stub();
            File.WriteAllBytes(_folder["stub.bin"], stub);
            JsonNode report = Adopt(archive, "ours", "--resume", _folder["stub.bin"]);

            Assert.Contains("resume.bin: added", report["changes"]!.ToJsonString());
            Package plain = PackageReader.Read(_folder["plain"]);
            Package ours = PackageReader.Read(_folder["ours"]);
            Assert.Equal(stub, ours.Files["resume.bin"]);
            string crc = string.Join(' ', BitConverter.GetBytes(Crc32.Compute(stub)).Select(value => $"{value:X2}"));
            Assert.Equal(
                $"{Encoding.UTF8.GetString(plain.Files["update.fuf"])}Resume: resume.bin\r\nResume CRC: {crc}\r\n",
                Encoding.UTF8.GetString(ours.Files["update.fuf"]));
            Assert.All(plain.Files.Where(file => file.Key != "update.fuf"), file => Assert.Equal(file.Value, ours.Files[file.Key]));
            Assert.Equal("accepted", report["doctor"]!["verdict"]!.GetValue<string>());
            JsonNode inspected = Cli.Expect(0, "inspect", _folder["ours"], "--json", "-").Json;
            Assert.NotNull(inspected["resume"]);
            Assert.Empty(Adopt(_folder["ours"], "again", "--resume", _folder["stub.bin"])["changes"]!.AsArray());
            Cli third = Cli.Expect(0, "adopt", _folder["ours"], "--out", _folder["third"], "--loader", _folder["loader.bin"]);
            Assert.DoesNotContain("needs a computer", third.Output);
        }

        [Fact]
        public void A_given_stub_replaces_the_one_in_the_package_but_a_file_that_is_not_a_stub_is_refused()
        {
            string archive = Package("p.tgz", "resources.tar", Tar(("apps/a.fap", "hello")));
            File.WriteAllBytes(_folder["stub.bin"], StandIn.Stub());
            File.WriteAllBytes(_folder["newer.bin"], [.. StandIn.Stub(), .. new byte[8]]);
            File.WriteAllBytes(_folder["none.bin"], new byte[400]);
            Adopt(archive, "ours", "--resume", _folder["stub.bin"]);
            JsonNode report = Adopt(_folder["ours"], "again", "--resume", _folder["newer.bin"]);
            Package again = PackageReader.Read(_folder["again"]);
            Assert.Contains("resume.bin: replaced", report["changes"]!.ToJsonString());
            Assert.Equal(File.ReadAllBytes(_folder["newer.bin"]), again.Files["resume.bin"]);
            Assert.Single(Encoding.UTF8.GetString(again.Files["update.fuf"]).Split('\n'), line => line.StartsWith("Resume CRC"));

            string[] start = ["adopt", archive, "--out", _folder["no"], "--loader", _folder["loader.bin"]];
            Assert.Contains("not marked as a resume stub", Cli.ExpectBadInput([.. start, "--resume", _folder["none.bin"]]));
            Assert.Contains("give the stub's file with --resume", Cli.ExpectBadInput([.. start, "--with-resume"]));
            Assert.False(Path.Exists(_folder["no"]));
        }

        [Fact]
        public void A_file_that_has_the_name_of_the_stub_is_not_overwritten()
        {
            byte[] theirs = [1, 2, 3];
            File.WriteAllBytes(_folder["stub.bin"], StandIn.Stub());
            File.WriteAllBytes(_folder["p.tar"], Tar(
                ("update.fuf", Encoding.UTF8.GetBytes(Manifest(string.Empty))), ("upd.bin", theirs), ("Resume.bin", theirs),
                ("fw.dfu", DfuWriter.Write(StandIn.Firmware(9001))), ("x.bin", StandIn.Splash())));
            string error = Cli.ExpectBadInput(
                "adopt", _folder["p.tar"], "--out", _folder["no"], "--loader", _folder["loader.bin"], "--resume", _folder["stub.bin"]);
            Assert.Contains("the package has another file with this name", error);
            Assert.False(Path.Exists(_folder["no"]));
        }

        [Fact]
        public void Entries_that_a_card_cannot_hold_are_dropped_and_listed()
        {
            string longName = new('n', 101);
            byte[] tar = Tar(
                ("Brand Inc./x", "1"), ("con:sole", "1"), ("A.txt", "1"), ("a.txt", "2"), ("b", "1"), ("b/c", "1"), (longName, "1"),
                ("ok", "1"));
            JsonNode report = Adopt(Package("p.tgz", "resources.tar", tar), "ours");
            Assert.Equal(["A.txt", "Manifest", "b", "ok"], Files(PackageReader.Read(_folder["ours"])).Order(StringComparer.Ordinal));
            string[] dropped =
                [.. report["changes"]!.AsArray().Select(change => change!.GetValue<string>()).Where(line => line.Contains("dropped"))];
            Assert.Equal(5, dropped.Length);
            Assert.Contains("resources.tar: 'Brand Inc./x' dropped: a FAT card cannot hold the name 'Brand Inc.'", dropped);
            Assert.Contains(
                "resources.tar: 'a.txt' dropped: 'a.txt' differs from 'A.txt' only in case, which a FAT card cannot hold", dropped);
            Assert.Contains("resources.tar: 'b/c' dropped: the archive has both a file and a folder 'b'", dropped);
        }

        [Theory]
        [InlineData("p.zip", "")]
        [InlineData("p.tar", "")]
        [InlineData("renamed.bin", "outer/")]
        public void Archive_type_is_detected_by_magic_and_up_to_two_folder_levels_are_accepted(string name, string outer)
        {
            (string, byte[])[] files =
            [
                ($"{outer}f7-update/update.fuf", Encoding.UTF8.GetBytes(Manifest(string.Empty))),
                ($"{outer}f7-update/._update.fuf", [0, 5, 22, 7]), ($"__MACOSX/{outer}f7-update/update.fuf", [1]),
                ($"{outer}f7-update/fw.dfu", DfuWriter.Write(StandIn.Firmware(9001))), ($"{outer}f7-update/x.bin", StandIn.Splash()),
            ];
            byte[] archive = name.EndsWith(".zip", StringComparison.Ordinal) ? Zip(files) : Tar(files);
            File.WriteAllBytes(_folder[name], outer.Length > 0 ? Gzip(archive) : archive);
            Adopt(_folder[name], "ours");
            Assert.Equal(["fw.dfu", "upd.bin", "update.fuf", "x.bin"], PackageReader.Read(_folder["ours"]).Files.Keys.Order());
        }

        [Theory]
        [InlineData(new byte[] { 0xFD, 0x37, 0x7A, 0x58, 0x5A, 0 }, "xz archives are not supported; unpack this one")]
        [InlineData(new byte[] { (byte)'h', (byte)'i' }, "not an archive (by its first bytes)")]
        [InlineData(new byte[] { 0x1F, 0x8B, 8, 0 }, "the archive is damaged or not a package")]
        public void An_unsupported_archive_is_refused_with_the_reason_and_nothing_is_written(byte[] bytes, string message)
        {
            File.WriteAllBytes(_folder["p.tgz"], bytes);
            Assert.Contains(message, Refuse(_folder["p.tgz"]), StringComparison.Ordinal);
            Assert.False(Path.Exists(_folder["ours"]));
        }

        [Fact]
        public void Missing_or_damaged_or_unsupported_resources_are_refused_and_reported_by_name()
        {
            byte[] gzip = Gzip(Tar(("apps/a.fap", new string('a', 9000))));
            Assert.Contains(
                "resources r.tgz: the tar in it is damaged (it ends inside an entry)",
                Refuse(Package("one.tgz", "r.tgz", gzip[..(gzip.Length / 2)])),
                StringComparison.Ordinal);
            Assert.Contains("this is a bzip2 file", Refuse(Package("two.tgz", "r", "BZh91"u8.ToArray())), StringComparison.Ordinal);
            Assert.Contains(
                "resources gone.tar: named by the manifest but missing from the package",
                Refuse(Package("three.tgz", "gone.tar", null)),
                StringComparison.Ordinal);
        }

        private JsonNode Adopt(string package, string outName, params string[] more) => Cli.Expect(
            0, ["adopt", package, "--out", _folder[outName], "--loader", _folder["loader.bin"], "--json", "-", .. more]).Json;

        private string Refuse(string package) =>
            Cli.ExpectBadInput("adopt", package, "--out", _folder["ours"], "--loader", _folder["loader.bin"]);

        private string Package(string archive, string resourceName, byte[]? resources, byte[]? firmware = null)
        {
            List<(string, byte[])> files =
            [
                ("f7-update/update.fuf", Encoding.UTF8.GetBytes(Manifest(resourceName))), ("f7-update/upd.bin", [1, 2, 3]),
                ("f7-update/fw.dfu", firmware ?? DfuWriter.Write(StandIn.Firmware(9001))), ("f7-update/x.bin", StandIn.Splash()),
            ];
            if (resources != null)
            {
                files.Add(($"f7-update/{resourceName}", resources));
            }

            File.WriteAllBytes(_folder[archive], Gzip(Tar([.. files])));
            return _folder[archive];
        }

        // A stock manifest with CRLF line endings and an unknown key.
        private static string Manifest(string resources) =>
            $"""
            Filetype: Flipper firmware upgrade configuration
            Version: 2
            Info: mntm-012
            Target: 7
            Loader: upd.bin
            # little-endian hex!
            Loader CRC: 11 22 33 44
            Firmware: fw.dfu
            Radio:
            Radio address: 00 00 00 00
            Radio version: 00 00 00 00 00 00
            Radio CRC: 00 00 00 00
            Resources: {resources}
            OB reference:
            OB mask:
            OB write mask:
            Splashscreen: x.bin
            Their key: kept

            """.ReplaceLineEndings("\r\n");

        private static string ListOf(Package package) => Encoding.UTF8.GetString(Entries(package)["Manifest"]);

        private static Dictionary<string, byte[]>.KeyCollection Files(Package package) => Entries(package).Keys;

        private static Dictionary<string, byte[]> Entries(Package package)
        {
            byte[] file = package.Files["resources.ths"];
            using TarReader reader = new(new MemoryStream(HeatshrinkDecoder.Decode(file.AsSpan(7), file[5], file[6])));
            Dictionary<string, byte[]> entries = [];
            while (reader.GetNextEntry(copyData: true) is { } entry)
            {
                if (entry.EntryType == TarEntryType.RegularFile)
                {
                    byte[] data = new byte[entry.Length];
                    entry.DataStream?.ReadExactly(data);
                    entries.Add(entry.Name, data);
                }
            }

            return entries;
        }

        private static byte[] Tar(params (string Name, string Text)[] files) =>
            Tar([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

        private static byte[] Tar(params (string Name, byte[] Data)[] files)
        {
            using MemoryStream archive = new();
            using (System.Formats.Tar.TarWriter writer = new(archive, TarEntryFormat.Gnu, leaveOpen: true))
            {
                foreach ((string name, byte[] data) in files)
                {
                    writer.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(data) });
                }
            }

            return archive.ToArray();
        }

        private static byte[] Zip((string Name, byte[] Data)[] files)
        {
            using MemoryStream archive = new();
            using (ZipArchive zip = new(archive, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach ((string name, byte[] data) in files)
                {
                    using Stream entry = zip.CreateEntry(name).Open();
                    entry.Write(data);
                }
            }

            return archive.ToArray();
        }

        private static byte[] Gzip(byte[] data)
        {
            using MemoryStream archive = new();
            using (GZipStream gzip = new(archive, CompressionLevel.Fastest))
            {
                gzip.Write(data);
            }

            return archive.ToArray();
        }
    }
}
