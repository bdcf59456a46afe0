using System.Text;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.Stages;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Power;
using Xunit;
using ManifestOrder = FlipperUpdaterNano.Updater.Formats.ManifestOrder;
using ResourceArchive = FlipperUpdaterNano.Packaging.ResourceArchive;
using ResourceManifest = FlipperUpdaterNano.Packaging.ResourceManifest;

namespace FlipperUpdaterNano.Updater.Tests.Stages
{
    public class ResourceUpdateTests
    {
        private static readonly (string Path, string Text)[] s_old =
        [
            ("apps/old.fap", "old"), ("apps/both.fap", "one"), ("apps/same.fap", "same"), ("gone/deep/er/x.txt", "x"), ("gone/y.txt", "y"),
            ("readme.txt", "old readme"),
        ];

        private static readonly (string Path, string Text)[] s_new =
        [
            ("apps/both.fap", "two and longer"), ("apps/same.fap", "same"), ("fresh/new.txt", new string('n', 5000)),
            ("readme.txt", "new readme"), ("zero", string.Empty),
        ];

        [Fact]
        public void Files_listed_only_in_the_old_Manifest_are_removed_with_their_empty_directories()
        {
            UpdateBench bench = Installed();
            bench.Device.Card.Preload("/apps/mine.fap", "mine"u8);
            Update(bench, s_new);
            AssertHolds(bench, s_new);
            Assert.Null(bench.Device.Card.Peek("/apps/old.fap"));
            Assert.Null(bench.Device.Card.Peek("/gone/y.txt"));
            Assert.NotEqual(CardResult.Ok, Find(bench, "/gone"));
            Assert.Equal("mine", Text(bench, "/apps/mine.fap"));
            Assert.Contains("fresh/new.txt", Text(bench, "/Manifest"));
        }

        /// <summary>Up-to-date files and files to write are looked up by hashes of their names; two names may share a hash.</summary>
        [Fact]
        public void A_changed_file_whose_name_hash_collides_with_an_up_to_date_file_is_written()
        {
            Dictionary<uint, string> names = [];
            string other;
            for (int i = 0; ; i++)
            {
                string name = $"same/{i}.txt";
                Assert.Equal(CardResult.Ok, VirtualCard.HashPath("/" + name, 0, out uint hash));
                if (names.TryGetValue(hash, out other!))
                {
                    names = new() { [hash] = name };
                    break;
                }

                names.Add(hash, name);
            }

            string twin = names.Values.Single();
            foreach ((string current, string changed) in new[] { (other, twin), (twin, other) })
            {
                UpdateBench bench = Installed((current, "current"), (changed, "old"));
                Update(bench, (current, "current"), (changed, "new"));
                AssertHolds(bench, (current, "current"), (changed, "new"));
            }
        }

        /// <summary>After the interruption, the replaced file and its replacement may both exist under one name.</summary>
        [Theory]
        [InlineData(false, 0)]
        [InlineData(true, 1)]
        public void Files_that_appear_up_to_date_are_rewritten_after_an_interruption(bool wasInterrupted, int times)
        {
            UpdateBench bench = Installed();
            bench.With(new PackageContents { Resources = FullPackage.Resources(s_new) });
            if (wasInterrupted)
            {
                bench.Device.Card.Preload("/update/test/MANIFEST.tmp", "V:0"u8);
            }

            int written = 0;
            bench.Device.Journal.Begun += operation => written += operation.Where == "/apps/same.fap" ? 1 : 0;
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            AssertHolds(bench, s_new);
            Assert.Equal(times, Math.Min(1, written));
        }

        // docs/reference/stock-updater.md 9.7 item 13: the stock updater deletes files that the user changed.
        [Fact]
        public void A_listed_file_changed_by_the_user_is_set_aside()
        {
            UpdateBench bench = Installed();
            bench.Device.Card.Preload("/readme.txt", "my notes"u8);
            bench.Device.Card.Preload("/apps/old.fap", "my build"u8);
            bench.Device.Card.Preload("/apps/same.fap", "my same"u8);
            Update(bench, s_new);
            AssertHolds(bench, s_new);
            Assert.Equal("my notes", Text(bench, "/readme.txt.user"));
            Assert.Equal("my build", Text(bench, "/apps/old.fap.user"));
            Assert.Equal("my same", Text(bench, "/apps/same.fap.user"));
            Assert.Null(bench.Device.Card.Peek("/apps/old.fap"));
            Assert.Contains("/ext/readme.txt", bench.Log);
        }

        [Fact]
        public void Only_files_that_differ_are_written()
        {
            UpdateBench bench = Installed();
            List<string> written = Written(bench);
            Update(bench, s_new);
            Assert.DoesNotContain("/apps/same.fap", written);
            Assert.Contains("/apps/both.fap", written);
        }

        [Fact]
        public void A_second_installation_writes_only_the_log()
        {
            UpdateBench bench = Installed();
            List<string> written = Written(bench);
            Update(bench, s_old);
            Assert.All(written, path => Assert.True(path.StartsWith(UpdateBench.Folder) || path == "/.fupdate", path));
            Assert.DoesNotContain(written, path => path.EndsWith(".tmp") && !path.EndsWith("probe.tmp"));
        }

        [Fact]
        public void An_uncompressed_tar_is_installed()
        {
            UpdateBench bench = new();
            ResourceFolder folder = FullPackage.Resources(s_new);
            Package package = UpdateBench.Pack(new PackageContents { Resources = folder });
            ResourceFolder listed = FullPackage.Resources(s_new);
            listed.Add("Manifest", Encoding.UTF8.GetBytes(ResourceManifest.Write(folder)));
            package.Files[PackageFiles.Resources] = Packaging.TarWriter.Write(listed);
            bench.With(package).Run();
            Assert.True(bench.IsDone, bench.Transcript);
            AssertHolds(bench, s_new);
        }

        [Fact]
        public void A_Manifest_that_follows_the_files_in_the_archive_is_found()
        {
            UpdateBench bench = new();
            ResourceFolder folder = new ResourceFolder().Add("a.txt", "first"u8.ToArray()).Add("z.txt", "last"u8.ToArray());
            Package package = UpdateBench.Pack(new PackageContents { Resources = folder });
            Packaging.TarWriter tar = new();
            tar.AddDirectory("/");
            tar.AddFile("z.txt", folder.Files["z.txt"]);
            tar.AddFile("a.txt", folder.Files["a.txt"]);
            tar.AddFile("Manifest", Encoding.UTF8.GetBytes(ResourceManifest.Write(folder)));
            package.Files[PackageFiles.Resources] = ResourceArchive.Compress(tar.Finish());
            bench.With(package).Run();
            Assert.True(bench.IsDone, bench.Transcript);
            AssertHolds(bench, ("a.txt", "first"), ("z.txt", "last"));
        }

        [Fact]
        public void A_file_is_replaced_by_a_directory_and_vice_versa()
        {
            UpdateBench bench = Installed(("a", "file"), ("b/c", "file"));
            Update(bench, ("a/x", "1"), ("b", "2"));
            AssertHolds(bench, ("a/x", "1"), ("b", "2"));
        }

        [Fact]
        public void A_card_write_error_is_reported_and_OK_completes_the_update()
        {
            UpdateBench bench = Installed();
            bench.Device.Card.Faults.FailWrites("/apps/both.fap", 0);
            bench.When("error 13-", bench.Device.Card.Faults.Clear);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            Update(bench, s_new);
            Assert.StartsWith("13-", bench.ErrorCode);
            AssertHolds(bench, s_new);
        }

        // docs/reference/stock-updater.md 9.7 item 9: the stock updater does not detect a full card.
        [Fact]
        public void A_card_that_fills_up_stops_the_update_and_leaves_no_partial_file()
        {
            UpdateBench bench = Installed();
            bench.When("stage 13 0", () => bench.Device.Card.Capacity = bench.Device.Card.UsedClusters * bench.Device.Card.ClusterSize);
            bench.With(new PackageContents { Resources = FullPackage.Resources(s_new) }).Run();
            Assert.StartsWith("13-", bench.ErrorCode);
            Assert.Contains("the card is full", bench.Error);
            Assert.DoesNotContain("fresh/new.txt", Text(bench, "/Manifest"));
        }

        // docs/reference/stock-updater.md 9.7 item 10: the stock updater does not check the archive.
        [Fact]
        public void An_archive_that_differs_on_the_second_read_does_not_count_as_installed()
        {
            UpdateBench bench = new();
            ResourceFolder folder = FullPackage.Resources(s_new);
            Package package = UpdateBench.Pack(new PackageContents { Resources = folder });
            ResourceFolder listed = FullPackage.Resources(s_new);
            listed.Add("Manifest", Encoding.UTF8.GetBytes(ResourceManifest.Write(folder)));
            byte[] tar = Packaging.TarWriter.Write(listed);
            package.Files[PackageFiles.Resources] = tar;
            int at = tar.AsSpan().IndexOf("new readme"u8);
            bench.With(package);
            bench.When(
                "stage 13 0", () => bench.Device.Card.Faults.ChangeAfterReads(UpdateBench.Folder + "/resources.ths", (uint)at, 0x20, 0));
            bench.When("error 13", bench.Device.Card.Faults.Clear);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();
            Assert.StartsWith("13-", bench.ErrorCode);
            Assert.Contains("/ext/readme.txt: the data changed", bench.Error);
            Assert.True(bench.IsDone, bench.Transcript);
            AssertHolds(bench, s_new);
            Assert.NotEqual(CardResult.Ok, Find(bench, "/update/set-aside-1"));
        }

        [Fact]
        public void An_interruption_at_any_point_does_not_change_the_result()
        {
            (long first, long last) = Range();
            for (long number = first; number <= last; number += 3)
            {
                UpdateBench bench = Installed();
                bench.Device.Card.Preload("/readme.txt", "my notes"u8);
                bench.With(new PackageContents { Resources = FullPackage.Resources(s_new) });
                bench.Device.Journal.Arm(new CutPoint(null, null, number, (CutMode)(number % 3)));
                Assert.IsType<PowerLostException>(bench.Run());
                bench.Run();
                Assert.True(bench.IsDone, $"{bench.Device.Journal.LastCut}\n{bench.Transcript}");
                AssertHolds(bench, s_new);
                Assert.Equal("my notes", Text(bench, "/readme.txt.user"));
                Assert.Null(bench.Device.Card.Peek("/apps/old.fap"));
            }
        }

        [Theory]
        [InlineData(1)]
        [InlineData(2)]
        [InlineData(3)]
        [InlineData(4)]
        public void After_an_update_between_any_two_packages_the_card_contains_the_files_of_the_new_package(int seed)
        {
            SeededRandom random = new((uint)seed);
            for (int round = 0; round < 6; round++)
            {
                (string Path, string Text)[] before = RandomFiles(random);
                (string Path, string Text)[] after = RandomFiles(random);
                UpdateBench bench = Installed(before);
                Update(bench, after);
                AssertHolds(bench, after);
                foreach ((string path, _) in before.Where(file => after.All(other => other.Path != file.Path)))
                {
                    Assert.True(bench.Device.Card.Peek("/" + path) is null, $"seed {seed}, round {round}: {path}");
                }
            }
        }

        [Fact]
        public void The_entries_of_the_Manifest_are_in_the_order_of_the_stock_packager()
        {
            SeededRandom random = new(5);
            for (int round = 0; round < 50; round++)
            {
                string[] lines = ResourceManifest.Write(FullPackage.Resources(RandomFiles(random)))
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries);
                (string Path, bool Directory)[] entries =
                    [.. lines.Where(line => line[0] is 'D' or 'F').Select(line => (line[(line.LastIndexOf(':') + 1)..], line[0] == 'D'))];
                for (int i = 1; i < entries.Length; i++)
                {
                    Assert.True(
                        ManifestOrder.Compare(
                            new DesktopBytes(), Bytes(entries[i - 1].Path), entries[i - 1].Directory, Bytes(entries[i].Path),
                            entries[i].Directory) < 0,
                        $"{entries[i - 1].Path} {entries[i].Path}");
                }
            }
        }

        private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path);

        private static (string Path, string Text)[] RandomFiles(SeededRandom random)
        {
            string[] names = ["a", "a-b", "ab", "b", "B2", "a.txt", "zz"];
            Dictionary<string, string> files = [];
            int count = 1 + random.Next(12);
            for (int i = 0; i < count; i++)
            {
                // Directories have a distinct suffix, so that no path is both a file and a directory.
                string path = string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => names[random.Next(names.Length)] + "-d/"))
                    + names[random.Next(names.Length)];
                files[path] = new string((char)('a' + random.Next(3)), random.Next(3000));
            }

            return [.. files.DistinctBy(file => file.Key.ToLowerInvariant()).Select(file => (file.Key, file.Value))];
        }

        private static (long First, long Last) Range()
        {
            UpdateBench bench = Installed();
            bench.Device.Card.Preload("/readme.txt", "my notes"u8);
            long first = 0;
            long last = 0;
            bench.When("stage 13 0", () => first = bench.Device.Journal.Count + 1);
            bench.When("stage 13 100", () => last = bench.Device.Journal.Count);
            bench.With(new PackageContents { Resources = FullPackage.Resources(s_new) }).Run();
            Assert.True(last > first, bench.Transcript);
            return (first, last);
        }

        private static UpdateBench Installed() => Installed(s_old);

        /// <summary>A device whose card contains the files and the Manifest of an earlier package.</summary>
        private static UpdateBench Installed(params (string Path, string Text)[] files)
        {
            UpdateBench bench = new();
            foreach ((string path, string text) in files)
            {
                bench.Device.Card.Preload("/" + path, Encoding.UTF8.GetBytes(text));
            }

            bench.Device.Card.Preload("/Manifest", Encoding.UTF8.GetBytes(ResourceManifest.Write(FullPackage.Resources(files))));
            return bench;
        }

        private static void Update(UpdateBench bench, params (string Path, string Text)[] files)
        {
            bench.With(new PackageContents { Resources = FullPackage.Resources(files) }).Run();
            Assert.True(bench.IsDone, bench.Transcript);
        }

        private static void AssertHolds(UpdateBench bench, params (string Path, string Text)[] files)
        {
            foreach ((string path, string text) in files)
            {
                Assert.Equal(text, Text(bench, "/" + path));
            }

            Assert.Equal(ResourceManifest.Write(FullPackage.Resources(files)), Text(bench, "/Manifest"));
        }

        private static string? Text(UpdateBench bench, string path) =>
            bench.Device.Card.Peek(path) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : null;

        private static CardResult Find(UpdateBench bench, string path)
        {
            bench.Device.BeginBoot();
            bench.Device.Card.Mount();
            CardResult result = bench.Device.Card.Stat(path, out _);
            bench.Device.SwitchOff();
            return result;
        }

        private static List<string> Written(UpdateBench bench)
        {
            List<string> paths = [];
            bench.Device.Journal.Begun += operation =>
            {
                if (operation.Name.StartsWith("card"))
                {
                    paths.Add(operation.Where.Split('>')[^1]);
                }
            };
            return paths;
        }
    }
}
