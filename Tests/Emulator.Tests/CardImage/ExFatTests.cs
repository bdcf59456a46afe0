using FlipperUpdaterNano.Emulator.CardImage.ExFat;
using FlipperUpdaterNano.Emulator.Runtime;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.CardImage
{
    /// <summary>Compares this project's exFAT writer and reader with fsck.exfat, mkfs.exfat and the device's driver.</summary>
    public sealed class ExFatTests : IDisposable
    {
        private const int Megabyte = 1 << 20;
        private readonly string _folder = Directory.CreateTempSubdirectory("exfat-tests-").FullName;

        private string Image => Path.Combine(_folder, "card.img");

        private static int Scale => int.TryParse(Environment.GetEnvironmentVariable("FUPD_CAMPAIGN"), out int scale)
            && scale > 0 ? scale : 1;

        /// <summary>EXFAT_REPLAY=SEED runs a single seed.</summary>
        private static IEnumerable<int> Seeds(int count) =>
            int.TryParse(Environment.GetEnvironmentVariable("EXFAT_REPLAY"), out int seed) ? [seed] : Enumerable.Range(1, count * Scale);

        public void Dispose() => Directory.Delete(_folder, true);

        [Fact]
        public void Random_trees_are_accepted_by_fsck_and_read_back_unchanged()
        {
            foreach (int seed in Seeds(40))
            {
                ExFatNode tree = Write(seed);
                (int status, string output) = Tools.Run(string.Empty, "fsck.exfat", "-n", Image);
                ExFatVolume volume = Read();

                Assert.True(status == 0, $"EXFAT_REPLAY={seed}: {output}");
                Assert.True(volume.Findings.Count == 0, $"EXFAT_REPLAY={seed}: {string.Join(' ', volume.Findings)}");
                Assert.True(volume.LostClusters == 0, $"EXFAT_REPLAY={seed}: {volume.LostClusters} lost");
                Assert.True(Trees.Lines(tree, true).SequenceEqual(Trees.Lines(volume.Root, true)), $"EXFAT_REPLAY={seed}");
            }
        }

        [Fact]
        public void The_driver_reads_random_trees_unchanged()
        {
            foreach (int seed in Seeds(12))
            {
                ExFatNode tree = Write(seed, true);
                string output = Drive("list\nfree\n", seed);
                string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

                Assert.True(
                    Trees.Lines(tree, false).Order(StringComparer.Ordinal).SequenceEqual(lines[..^1].Order(StringComparer.Ordinal)),
                    $"EXFAT_REPLAY={seed}");
                Assert.Equal(Read().FreeClusters, int.Parse(lines[^1]));
            }
        }

        [Fact]
        public void Volumes_changed_by_the_driver_pass_fsck_and_are_read_correctly()
        {
            foreach (int seed in Seeds(10))
            {
                ExFatNode tree = Write(seed, true);
                Random random = new(seed);
                List<string> commands =
                [
                    "mkdir\t/made here", "write\t/made here/one\t70000\t3", "write\t/One more name\t1\t5", "write\t/tmp\t5000\t9",
                    "replace\t/tmp\t/made here/ONE",
                ];

                foreach (ExFatNode child in tree.Children!.Where(child => !child.IsDirectory && !child.IsReadOnly))
                {
                    // A contiguous file followed by other data gets a FAT chain when it grows.
                    commands.Add(
                        random.Next(3) == 0
                            ? $"remove\t/{child.Name}"
                            : $"{(random.Next(2) == 0 ? "write" : "append")}\t/{child.Name}\t{random.Next(90_000)}\t{random.Next(256)}");
                }

                string listing = Drive(string.Join('\n', [.. commands, "list"]) + "\n", seed);
                (int status, string output) = Tools.Run(string.Empty, "fsck.exfat", "-n", Image);
                ExFatVolume volume = Read();

                Assert.True(status == 0, $"EXFAT_REPLAY={seed}: {output}");
                Assert.True(
                    volume.Findings.Count == 0 && volume.LostClusters == 0, $"EXFAT_REPLAY={seed}: {string.Join(' ', volume.Findings)}");
                Assert.True(
                    listing.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)
                        .SequenceEqual(Trees.Lines(volume.Root, false).Order(StringComparer.Ordinal)),
                    $"EXFAT_REPLAY={seed}");
                Assert.Equal(5000, volume.Root.Find("/made here/one")!.Content.Length);
            }
        }

        [Theory]
        [InlineData("512", 8)]
        [InlineData("4K", 16)]
        [InlineData("32K", 64)]
        [InlineData("128K", 512)]
        public void Volumes_made_by_mkfs_are_readable_before_and_after_driver_writes(string cluster, int megabytes)
        {
            using (FileStream image = File.Create(Image))
            {
                image.SetLength((long)megabytes * Megabyte);
            }

            (int status, string output) = Tools.Run(string.Empty, "mkfs.exfat", "-c", cluster, "-L", "CARD", Image);

            Assert.True(status == 0, output);

            ExFatVolume empty = Read();

            Assert.Empty(empty.Findings);
            Assert.Equal(0, empty.LostClusters);
            Assert.Empty(empty.Root.Children!);

            Drive("mkdir\t/folder\nwrite\t/folder/a file of the driver.bin\t100000\t7\nwrite\t/empty\t0\t0\n", 0);

            ExFatVolume volume = Read();
            byte[] content = volume.Root.Find("/FOLDER/A FILE OF THE DRIVER.BIN")!.Content;

            Assert.Empty(volume.Findings);
            Assert.Equal(100_000, content.Length);
            Assert.True(content.Select((value, i) => value == (byte)(7 + (i * 7) + (i / 251))).All(same => same));
            Assert.Empty(volume.Root.Find("/empty")!.Content);
        }

        [Fact]
        public void A_64_GB_card_is_written_as_a_sparse_file_and_passes_fsck()
        {
            using (FileStream image = File.Create(Image))
            {
                ExFatWriter.Write(image, ExFatLayout.For(64L << 30, 128 << 10), Trees.Random(new Random(1)));
            }

            (int status, string output) = Tools.Run(string.Empty, "fsck.exfat", "-n", Image);

            Assert.True(status == 0, output);
            Assert.Empty(Read().Findings);
        }

        [Fact]
        public void The_capacity_includes_only_clusters_for_files_and_folders()
        {
            ExFatLayout layout = ExFatLayout.For(1000 * 4096L, 4096);

            using (FileStream image = File.Create(Image))
            {
                ExFatWriter.Write(image, layout, new ExFatNode { Name = string.Empty, Children = [] });
            }

            Assert.Equal(1000, Read().FreeClusters);
            Assert.Equal("1000\n", Drive("free\n", 0));

            using FileStream other = File.Create(Image);
            ExFatNode large = new() { Name = "large", Content = new byte[(1000 * 4096) + 1] };
            ExFatNode tooLarge = new() { Name = string.Empty, Children = [large] };

            Assert.Throws<ExFatException>(() => ExFatWriter.Write(other, layout, tooLarge));
        }

        [Fact]
        public void A_file_offset_is_mapped_to_its_position_in_the_image()
        {
            foreach (int seed in Seeds(5))
            {
                ExFatNode tree = Write(seed);
                ExFatVolume volume = Read();
                byte[] image = File.ReadAllBytes(Image);

                foreach (ExFatNode file in tree.Children!.Where(child => child.Content.Length > 0))
                {
                    for (int offset = 0; offset < file.Content.Length - file.Unwritten; offset += 777)
                    {
                        Assert.Equal(file.Content[offset], image[volume.Locate("/" + file.Name.ToUpperInvariant(), offset)!.Value]);
                    }

                    // The slack after the file's last byte, up to the end of its cluster, belongs to the file.
                    long cluster = volume.Layout.ClusterSize;
                    long end = (file.Content.Length + cluster - 1) / cluster * cluster;
                    Assert.NotNull(volume.Locate("/" + file.Name, end - 1));
                    Assert.Null(volume.Locate("/" + file.Name, end));
                }
            }
        }

        [Fact]
        public void A_damaged_volume_is_never_read_as_a_valid_volume_with_other_content()
        {
            ExFatNode tree = Write(4);
            byte[] whole = File.ReadAllBytes(Image);
            long content = Read().Layout.Position(Read().Layout.RootCluster);
            string[] expected = [.. Trees.Lines(tree, true)];
            Random random = new(11);
            int detected = 0;

            for (int i = 0; i < 400; i++)
            {
                // Flips a bit in the boot sector, the backup boot sector or the root directory. A bit in an unused byte has no effect.
                int at = random.Next(3) switch
                {
                    0 => random.Next(120),
                    1 => random.Next(64 * 512, 65 * 512),
                    _ => (int)content + random.Next(2048),
                };
                Put(at, (byte)(whole[at] ^ (1 << random.Next(8))));

                try
                {
                    ExFatVolume volume = Read();

                    detected += volume.Findings.Count > 0 || volume.LostClusters > 0 ? 1 : 0;
                    Assert.True(
                        volume.Findings.Count > 0 || volume.LostClusters > 0 || expected.SequenceEqual(Trees.Lines(volume.Root, true)),
                        $"bit of byte {at}");
                }
                catch (ExFatException)
                {
                    detected++;
                }

                Put(at, whole[at]);
            }

            Assert.InRange(detected, 100, 400);
        }

        // The image is large, so only the changed byte is written.
        private void Put(int at, byte value)
        {
            using FileStream file = File.OpenWrite(Image);
            file.Position = at;
            file.WriteByte(value);
        }

        private ExFatNode Write(int seed, bool isAscii = false)
        {
            Random random = new(seed);
            int cluster = 512 << random.Next(7);
            ExFatNode tree = Trees.Random(random, isAscii);

            // The volume is much larger than the tree, so that the tree fits; small clusters keep the volume small.
            using FileStream image = File.Create(Image);
            ExFatWriter.Write(
                image,
                ExFatLayout.For((random.Next(4, 40) * Megabyte) + (200L * cluster), cluster),
                tree,
                random.Next(2) == 0 ? random : null);

            return tree;
        }

        private ExFatVolume Read()
        {
            using FileStream image = File.OpenRead(Image);

            return ExFatVolume.Read(image);
        }

        private string Drive(string commands, int seed)
        {
            string program = NativeBuild.Ensure("host-sanitize", "fat-image", "Tests/Native/fat-image/fat-image");
            (int status, string output) = Tools.Run(commands, program, Image);

            Assert.True(status == 0, $"EXFAT_REPLAY={seed}: {output}");

            return output;
        }
    }
}
