using System.Text;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using FlipperUpdaterNano.Updater.Tests.Plan;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Power;
using Xunit;
using ResourceManifest = FlipperUpdaterNano.Packaging.ResourceManifest;

namespace FlipperUpdaterNano.Updater.Tests.Stages
{
    /// <summary>
    /// Checks that a user file whose path is also in the package is never lost, and that an accepted package never fails during unpacking.
    /// </summary>
    public class UserFileTests
    {
        [Fact]
        public void An_unlisted_file_is_set_aside_under_a_free_name()
        {
            UpdateBench bench = Installed("old.txt");
            bench.Device.Card.Preload("/a.txt", "mine"u8);
            bench.Device.Card.Preload("/a.txt.user", "earlier"u8);

            Update(bench, "a.txt");

            Assert.Equal("a.txt", Text(bench, "/a.txt"));
            Assert.Equal("earlier", Text(bench, "/a.txt.user"));
            Assert.Equal("mine", Text(bench, "/a.txt.user2"));
            Assert.Null(Text(bench, "/old.txt"));
        }

        [Fact]
        public void Files_that_differ_are_set_aside_in_a_folder_and_identical_files_are_kept_if_the_card_contains_no_Manifest()
        {
            UpdateBench bench = new();
            bench.Device.Card.Preload("/apps/a.txt", "mine"u8);
            bench.Device.Card.Preload("/same.txt", "same.txt"u8);
            bench.Device.Card.Preload("/update/set-aside-1/kept", "kept"u8);

            Update(bench, "apps/a.txt", "same.txt");

            Assert.Equal("apps/a.txt", Text(bench, "/apps/a.txt"));
            Assert.Equal("mine", Text(bench, "/update/set-aside-2/apps/a.txt"));
            Assert.Null(Text(bench, "/update/set-aside-2/same.txt"));
            Assert.Equal("kept", Text(bench, "/update/set-aside-1/kept"));
            Assert.Null(Text(bench, "/apps/a.txt.user"));
        }

        [Fact]
        public void A_user_file_that_replaced_a_folder_of_an_earlier_package_is_kept()
        {
            UpdateBench bench = new();
            bench.Device.Card.Preload("/notes", "mine"u8);
            bench.Device.Card.Preload("/Manifest", Encoding.ASCII.GetBytes($"V:0\nT:0\nD:notes\nF:{new string('0', 32)}:1:notes/x\n"));

            Update(bench, "a.txt");

            Assert.Equal("mine", Text(bench, "/notes"));
        }

        [Fact]
        public void An_archive_without_a_Manifest_removes_nothing_and_files_changed_by_the_user_are_set_aside()
        {
            UpdateBench bench = Installed("old.txt", "a.txt", "b.txt", "same.txt");
            bench.Device.Card.Preload("/b.txt", "mine"u8);
            HashSet<string> written = [];
            bench.Device.Journal.Begun += operation => written.Add(operation.Where);
            TarWriter tar = new();
            tar.AddFile("a.txt", "new a"u8.ToArray());
            tar.AddFile("same.txt", "same.txt"u8.ToArray());
            tar.AddFile("b.txt", "new b"u8.ToArray());
            tar.AddFile("deep/er/c.txt", "new c"u8.ToArray());

            Run(bench, tar.Finish());

            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal("new a", Text(bench, "/a.txt"));
            Assert.Null(Text(bench, "/a.txt.user"));
            Assert.Equal("mine", Text(bench, "/b.txt.user"));
            Assert.Equal("new c", Text(bench, "/deep/er/c.txt"));
            Assert.Equal("old.txt", Text(bench, "/old.txt"));
            Assert.DoesNotContain("/same.txt", written);
        }

        /// <summary>
        /// The stock updater writes a Manifest with names that its FatFs shortens, and users edit the Manifest, so entries that cannot be
        /// found are skipped.
        /// </summary>
        [Fact]
        public void An_invalid_Manifest_on_the_card_does_not_stop_an_update()
        {
            UpdateBench bench = new();
            string md5 = new('0', 32);
            byte[] lines =
            [
                .. Encoding.ASCII.GetBytes($"V:0\nT:0\nD:x.\nF:{md5}:1:Brand Inc.\nF:{md5}:1:a.txt/b\nF:{md5}:1:"), 0xFF, (byte)'\n',
                .. Encoding.ASCII.GetBytes("D:" + new string('d', 600) + "\n"),
            ];
            bench.Device.Card.Preload("/Manifest", lines);
            bench.Device.Card.Preload("/a.txt", "mine"u8);

            Update(bench, "a.txt");

            Assert.Equal("mine", Text(bench, "/a.txt.user"));
        }

        [Fact]
        public void A_file_left_incomplete_by_a_power_loss_is_not_treated_as_a_user_file()
        {
            string large = new('l', 20_000);
            long first = 0;
            long last = 0;
            UpdateBench uncut = Prepared();
            uncut.When("stage 13 0", () => first = uncut.Device.Journal.Count + 1);
            uncut.When("stage 13 100", () => last = uncut.Device.Journal.Count);
            uncut.Run();
            Assert.True(last > first + 20, uncut.Transcript);
            for (long number = first; number <= last; number++)
            {
                UpdateBench bench = Prepared();
                bench.Device.Journal.Arm(new CutPoint(null, null, number, (CutMode)(number % 3)));
                Assert.IsType<PowerLostException>(bench.Run());
                bench.Run();
                Assert.True(bench.IsDone, $"{bench.Device.Journal.LastCut}\n{bench.Transcript}");
                Assert.Equal(large, Text(bench, "/" + large[..8]));
                Assert.Equal("mine", Text(bench, "/update/set-aside-1/a.txt"));
                Assert.Equal(["/a.txt"], Below(bench, "/update/set-aside-1"));
                Assert.Null(Text(bench, "/update/set-aside-2/a.txt"));
            }

            UpdateBench Prepared()
            {
                UpdateBench bench = new();
                bench.Device.Card.Preload("/a.txt", "mine"u8);
                ResourceFolder folder = new ResourceFolder()
                    .Add("a.txt", [1])
                    .Add(large[..8], Encoding.ASCII.GetBytes(large))
                    .Add("empty", []);
                return bench.With(new PackageContents { Resources = folder });
            }
        }

        /// <summary>
        /// Archives and cards with random names. A package that doctor accepts is installed without loss of user files, and a refused
        /// package changes nothing.
        /// </summary>
        [Theory]
        [InlineData(1)]
        [InlineData(2)]
        [InlineData(3)]
        [InlineData(4)]
        public void Doctor_and_install_agree_on_random_archives_and_cards(int seed)
        {
            SeededRandom random = new((uint)seed);
            int accepted = 0;
            for (int round = 0; round < 120; round++)
            {
                UpdateBench bench = WithRandomCard(random);
                string[] mine = [.. Below(bench, string.Empty)
                    .Where(path => path != "/Manifest")
                    .Select(path => Text(bench, path)!)
                    .Where(text => text.StartsWith("mine", StringComparison.Ordinal))];

                byte[] archive = random.Next(6) == 0
                    ? ResourceNameTests.WithoutList(Names(random, 1)[0].TrimEnd('/'))
                    : ResourceNameTests.Tar(Names(random, 4));
                string[] refusals = Doctor(bench, archive);
                byte[] before = bench.Device.Flash.Bytes.ToArray();
                Arm(bench, archive);
                bench.Run();
                string what = $"seed {seed} round {round}\n{string.Join('\n', refusals)}\n{bench.Transcript}";
                Assert.True(bench.IsDone == (refusals.Length == 0), what);
                accepted += bench.IsDone ? 1 : 0;
                if (!bench.IsDone)
                {
                    Assert.True(bench.ErrorCode == refusals[0], what);
                    Assert.Equal(before, bench.Device.Flash.Bytes.ToArray());
                }

                string[] contents = [.. Below(bench, string.Empty).Select(path => Text(bench, path)!)];
                Assert.All(mine, text => Assert.True(contents.Contains(text), $"{text} is lost: {what}"));
            }

            Assert.InRange(accepted, 10, 110);
        }

        private static UpdateBench WithRandomCard(SeededRandom random)
        {
            UpdateBench bench = random.Next(2) == 0
                ? new UpdateBench()
                : Installed(Names(random, 3).Where(name => name[^1] is not ('/' or '.')).ToArray());
            foreach (string name in Names(random, 2).Where(name => name[^1] is not ('/' or '.')))
            {
                TryPreload(bench, name, $"mine {name}");
            }

            return bench;
        }

        private static string[] Names(SeededRandom random, int most)
        {
            string[] parts = ["a", "A", "b", "b.", "notes", "Notes", "ü", "Manifest"];
            return
            [
                .. Enumerable.Range(0, 1 + random.Next(most)).Select(_ =>
                    string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => parts[random.Next(5)] + "/")).Replace("b./", "b/")
                    + parts[random.Next(random.Next(4) == 0 ? parts.Length : 3)] + (random.Next(4) == 0 ? "/" : string.Empty)),
            ];
        }

        private static bool TryPreload(UpdateBench bench, string name, string text)
        {
            try
            {
                bool isNew = bench.Device.Card.Peek("/" + name) == null;
                if (isNew)
                {
                    bench.Device.Card.Preload("/" + name, Encoding.UTF8.GetBytes(text));
                }

                return isNew && Text(bench, "/" + name) == text && !name.Equals("Manifest", StringComparison.OrdinalIgnoreCase);
            }
            catch (ArgumentException)
            {
                return false;
            }
        }

        private static string[] Doctor(UpdateBench bench, byte[] archive)
        {
            Arm(bench, archive);
            MockDevice device = new(bench.Device);
            Assert.Equal(CardStatus.Ok, device.Card.Mount());
            Findings findings = new(false);
            Preflight.Examine(device, new PreflightBench(), findings, "/ext" + UpdateBench.Folder + "/update.fuf");
            bench.Device.SwitchOff();
            return [.. findings.ToArray().Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Code)];
        }

        private static void Arm(UpdateBench bench, byte[] archive)
        {
            Package package = UpdateBench.Pack(new PackageContents { Resources = new ResourceFolder().Add("x", [1]) });
            package.Files[PackageFiles.Resources] = archive;
            bench.With(package);
        }

        private static void Run(UpdateBench bench, byte[] archive)
        {
            Arm(bench, archive);
            bench.Run();
        }

        private static void Update(UpdateBench bench, params string[] names)
        {
            Run(bench, ResourceNameTests.Tar(names));
            Assert.True(bench.IsDone, bench.Transcript);
        }

        /// <summary>A card with the files of an earlier package and its Manifest; each file contains its own name.</summary>
        private static UpdateBench Installed(params string[] names)
        {
            UpdateBench bench = new();
            ResourceFolder folder = new();
            foreach (string name in names)
            {
                if (TryPreload(bench, name, name))
                {
                    folder.Add(name, Encoding.UTF8.GetBytes(name));
                }
            }

            bench.Device.Card.Preload("/Manifest", Encoding.UTF8.GetBytes(ResourceManifest.Write(folder)));
            return bench;
        }

        private static string? Text(UpdateBench bench, string path) =>
            bench.Device.Card.Peek(path) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : null;

        /// <summary>Returns all files in a folder, except those of the package.</summary>
        private static string[] Below(UpdateBench bench, string folder)
        {
            bench.Device.BeginBoot();
            bench.Device.Card.Mount();
            List<string> files = [];
            Walk(string.Empty);
            bench.Device.SwitchOff();
            return [.. files];

            void Walk(string path)
            {
                Assert.Equal(CardResult.Ok, bench.Device.Card.List(folder + path + "/", out IReadOnlyList<CardItem> items));
                foreach (CardItem item in items)
                {
                    if (!item.IsDirectory)
                    {
                        files.Add($"{path}/{item.Name}");
                    }
                    else if (path + "/" + item.Name != UpdateBench.Folder)
                    {
                        Walk(path + "/" + item.Name);
                    }
                }
            }
        }
    }
}
