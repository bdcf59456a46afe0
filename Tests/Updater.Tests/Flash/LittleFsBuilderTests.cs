using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.Tests.Formats;
using FlipperUpdaterNano.Updater.Tests.Formats.LittleFs;
using FlipperUpdaterNano.Updater.Tests.Formats.Tar;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Flash
{
    public class LittleFsBuilderTests
    {
        private static readonly DesktopBytes s_bytes = new();

        [Theory]
        [InlineData(0, 2)]
        [InlineData(16, 2)]
        [InlineData(17, 3)]
        [InlineData(4096, 3)]
        [InlineData(4097, 4)]
        [InlineData(4096 + 4092, 4)]
        [InlineData(4096 + 4092 + 1, 5)]
        [InlineData(4096 + 4092 + 4088, 5)]
        [InlineData(4096 + 4092 + 4088 + 4092 + 4084, 7)]
        public void The_number_of_blocks_of_a_file_accounts_for_its_skip_list_pointers(int size, int blocks)
        {
            Assert.Equal(blocks, Layout(new SampleTree().AddFile("f", new byte[size])).Blocks);
        }

        [Fact]
        public void A_directory_needs_a_metadata_pair_for_each_half_block_of_entries()
        {
            Assert.Equal(2, Layout(new SampleTree()).Blocks);
            Assert.Equal(6, Layout(new SampleTree().AddDirectory("a").AddDirectory("b")).Blocks);

            // An entry takes 8 bytes of tags, 4 of name and 4 of content, so 128 entries fill half a block; the root also contains the
            // superblock of 40 bytes.
            SampleTree full = new();
            SampleTree more = new();
            for (int i = 0; i < 128; i++)
            {
                full.AddFile($"d/{i:D4}", new byte[4]);
                more.AddFile($"d/{i:D4}", new byte[4]);
            }

            Assert.Equal(4, Layout(full).Blocks);
            Assert.Equal(6, Layout(more.AddFile("d/0128", [])).Blocks);
        }

        [Fact]
        public void A_tree_with_entries_in_any_order_is_read_back_and_takes_exactly_the_computed_number_of_blocks()
        {
            for (ulong seed = 0; seed < 120; seed++)
            {
                SeededRandom random = new(seed);
                SampleTree tree = SampleTree.Random(random, 60).Shuffle(random);
                LittleFsLayout layout = Layout(tree);
                int start = random.Next(9);
                int spare = random.Next(2) * random.Next(5);
                byte[] before = random.Bytes((start + layout.Blocks + spare) * 4096);
                ImageFlash flash = new((byte[])before.Clone()) { HasRowProgramming = seed % 3 != 0 };
                int percent = Build(flash, layout, tree, start, layout.Blocks + spare);

                Assert.Equal(100, percent);
                LittleFsVolume volume = LittleFsVolume.Find(flash);
                Assert.Equal((start, layout.Blocks + spare, 0x00020000u), (volume.StartPage, volume.BlockCount, volume.Version));
                Assert.Equal(tree.Listing(), SampleTree.Listing(volume.Walk()));
                Assert.Equal(before[..(start * 4096)], flash.Data[..(start * 4096)]);
                Assert.Equal(before[^(spare * 4096)..], flash.Data[^(spare * 4096)..]);
            }
        }

        [Fact]
        public void A_volume_restored_from_its_backup_is_unchanged()
        {
            foreach (string name in StoredImage.Names())
            {
                MemoryCardFile file = new([]);
                TarWriter writer = new(file, s_bytes);
                IFileTree volume = LittleFsVolume.Find(new ImageFlash(StoredImage.Read(name))).Walk();
                while (volume.Next())
                {
                    if (volume.IsDirectory)
                    {
                        writer.AddDirectory(volume.Path);
                    }
                    else
                    {
                        writer.AddFile(volume.Path, volume.Size, volume.Open(volume.Position, volume.Size));
                    }
                }

                writer.Finish();
                LittleFsLayout layout = Layout(new TarTree(file, s_bytes));
                Assert.Equal(Layout(LittleFsVolume.Find(new ImageFlash(StoredImage.Read(name))).Walk()).Blocks, layout.Blocks);
                ImageFlash flash = new(new byte[layout.Blocks * 4096]);
                Build(flash, layout, new TarTree(file, s_bytes), 0, layout.Blocks);
                Assert.Equal(StoredImage.Listing(name, out _, out _), SampleTree.Listing(LittleFsVolume.Find(flash).Walk()));
            }
        }

        [Fact]
        public void Names_are_in_the_search_order_of_littlefs()
        {
            SampleTree tree = new SampleTree()
                .AddFile("a", [])
                .AddFile("ab", [])
                .AddFile("B", [])
                .AddFile("abc", [])
                .AddFile("b", [])
                .AddFile("\u00e9", [])
                .AddFile("aa", []);
            ImageFlash flash = new(new byte[2 * 4096]);
            Build(flash, Layout(tree), tree, 0, 2);
            IFileTree volume = LittleFsVolume.Find(flash).Walk();
            List<string> names = [];
            while (volume.Next())
            {
                names.Add(volume.Path);
            }

            // As in the original littlefs: "abc" before "ab" before "a".
            Assert.Equal(["B", "aa", "abc", "ab", "a", "b", "\u00e9"], names);
        }

        [Fact]
        public void A_tree_that_does_not_fit_is_refused_before_any_change()
        {
            SampleTree tree = new SampleTree().AddFile("f", new byte[9000]);
            LittleFsLayout layout = Layout(tree);
            ImageFlash flash = new(new byte[8 * 4096]);
            MalformedException e = Assert.Throws<MalformedException>(() => Build(flash, layout, tree, 0, layout.Blocks - 1));
            Assert.Contains("5 pages", e.Message);
            Assert.Equal(0, flash.Operations);
        }

        [Fact]
        public void The_later_of_two_files_with_the_same_path_is_used_and_missing_parents_are_created()
        {
            SampleTree tree = new SampleTree().AddFile("a/b/c", new byte[100]).AddDirectory("a").AddFile("a/b/c", [1, 2, 3]);
            ImageFlash flash = new(new byte[8 * 4096]);
            Build(flash, Layout(tree), tree, 0, 8);
            Assert.Equal(
                new SampleTree().AddDirectory("a").AddDirectory("a/b").AddFile("a/b/c", [1, 2, 3]).Listing(),
                SampleTree.Listing(LittleFsVolume.Find(flash).Walk()));
        }

        [Fact]
        public void A_path_that_is_both_file_and_directory_is_refused()
        {
            Assert.Throws<MalformedException>(() => Layout(new SampleTree().AddFile("a", []).AddFile("a/b", [])));
            Assert.Throws<MalformedException>(() => Layout(new SampleTree().AddDirectory("a").AddFile("a", [])));
            Assert.Throws<MalformedException>(() => Layout(new SampleTree().AddFile("a//b", [])));
        }

        [Fact]
        public void A_power_loss_at_any_operation_leaves_the_old_volume_the_new_volume_or_none()
        {
            SampleTree tree = new SampleTree()
                .AddDirectory("x")
                .AddFile("x/y", new SeededRandom(1).Bytes(5000))
                .AddFile("s", [1, 2])
                .AddFile("t", new byte[30]);
            LittleFsLayout layout = Layout(tree);
            byte[] old = StoredImage.Read("settings-20000");
            int free = Enumerable.Range(2, 13).First(block => old.AsSpan(block * 4096, 8192).IndexOfAnyExcept((byte)0xFF) < 0);
            StoredImage.Read("empty-20000").AsSpan(0, 8192).CopyTo(old.AsSpan(free * 4096)); // Puts an older superblock into free blocks.
            List<string> oldListing = StoredImage.Listing("settings-20000", out _, out _);
            ImageFlash whole = new((byte[])old.Clone());
            Build(whole, layout, tree, 0, 16);
            int states = 0;
            for (int operation = 0; operation < whole.Operations; operation++)
            {
                ImageFlash flash = new((byte[])old.Clone()) { OperationsUntilPowerLoss = operation };
                Assert.Throws<PowerLostException>(() => Build(flash, layout, tree, 0, 16));
                flash.OperationsUntilPowerLoss = int.MaxValue;
                LittleFsVolume found = LittleFsVolume.Find(flash);
                if (found is not null)
                {
                    Assert.Equal(oldListing, SampleTree.Listing(found.Walk()));
                    Assert.Equal(0, found.StartPage);
                    states |= 1;
                }
                else
                {
                    states |= 2;
                }

                // The next attempt completes the volume.
                Build(flash, layout, tree, 0, 16);
                Assert.Equal(tree.Listing(), SampleTree.Listing(LittleFsVolume.Find(flash).Walk()));
            }

            Assert.Equal(3, states);
        }

        [Fact]
        public void Building_again_does_not_change_correct_blocks()
        {
            SampleTree tree = new SampleTree().AddFile("f", new SeededRandom(2).Bytes(100_000));
            LittleFsLayout layout = Layout(tree);
            ImageFlash flash = new(new byte[40 * 4096]);
            Build(flash, layout, tree, 0, 40);
            int first = flash.Operations;
            Build(flash, layout, tree, 0, 40);
            Assert.InRange(flash.Operations - first, 1, 30);
            Assert.Equal(tree.Listing(), SampleTree.Listing(LittleFsVolume.Find(flash).Walk()));
        }

        [Fact]
        public void A_page_that_cannot_be_programmed_is_reported()
        {
            SampleTree tree = new SampleTree().AddFile("f", new byte[9000]);
            ImageFlash flash = new(new byte[8 * 4096]) { WeakPage = 3 };
            UpdateException e = Assert.Throws<UpdateException>(() => Build(flash, Layout(tree), tree, 0, 8));
            Assert.Equal(Stage.Restore, e.Stage);
            Assert.Contains("Page 3", e.Message);
            Assert.Null(LittleFsVolume.Find(flash));
        }

        [Fact]
        public void If_contents_are_shorter_than_their_declared_size_no_volume_is_left()
        {
            MemoryCardFile file = new(TarTests.Write(new SampleTree().AddFile("f", new byte[9000])));
            LittleFsLayout layout = Layout(new TarTree(file, s_bytes));
            ImageFlash flash = new(new byte[8 * 4096]);
            Assert.Throws<CardIoException>(() => Build(flash, layout, new TarTree(new MemoryCardFile(file.Data[..5000]), s_bytes), 0, 8));
            Assert.Null(LittleFsVolume.Find(flash));
        }

        [Fact]
        public void Damaged_backups_are_refused_or_all_their_readable_entries_are_restored()
        {
            byte[][] corpus = Enumerable.Range(0, 8)
                .Select(i => TarTests.Write(SampleTree.Random(new SeededRandom((ulong)i + 500), 10, 6000)))
                .ToArray();
            MutationCampaign campaign = new("backup-to-volume", corpus, 2_000)
            {
                Mend = TarTests.Mend,
                FixedBytes = 2_000_000,
                BytesPerInputByte = 64,
            };
            campaign.Run(input =>
            {
                LittleFsLayout layout = Layout(new TarTree(new MemoryCardFile(input), s_bytes));
                if (layout.Blocks > 60)
                {
                    throw new MalformedException("too large for the flash of this test");
                }

                ImageFlash flash = new(new byte[60 * 4096]);
                Build(flash, layout, new TarTree(new MemoryCardFile(input), s_bytes), 0, 60);
                HashSet<string> built = [.. SampleTree.Listing(LittleFsVolume.Find(flash).Walk())];
                Dictionary<string, string> expected = [];
                TarTree tree = new(new MemoryCardFile(input), s_bytes);
                while (tree.Next())
                {
                    expected[tree.Path] = SampleTree.Line(
                        tree.Path, tree.IsDirectory, tree.IsDirectory ? [] : ArraySource.ReadAll(tree.Open(tree.Position, tree.Size)));
                }

                Assert.All(expected.Values, line => Assert.Contains(line, built));
            });
        }

        private static LittleFsLayout Layout(IFileTree tree)
        {
            return new LittleFsLayout(tree is SampleTree sample ? sample.Copy() : tree, s_bytes);
        }

        private static int Build(ImageFlash flash, LittleFsLayout layout, IFileTree tree, int start, int blocks)
        {
            PageWriter writer = new(flash, Stage.Restore, new NoProgress());
            LittleFsBuilder builder = new(layout, tree, flash, s_bytes, writer, start, blocks);
            int before = -1;
            do
            {
                Assert.InRange(builder.Percent, Math.Max(before, 0), 99);
                before = builder.Percent;
            }
            while (builder.WriteNext());

            return builder.Percent;
        }
    }
}
