using System.Buffers.Binary;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.LittleFs;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Formats.LittleFs
{
    public class LittleFsVolumeTests
    {
        public static IEnumerable<object[]> Images() => StoredImage.Names().Select(n => new object[] { n });

        [Theory]
        [MemberData(nameof(Images))]
        public void The_listing_of_an_image_written_by_the_reference_littlefs_matches_the_reference_listing(string name)
        {
            List<string> expected = StoredImage.Listing(name, out int blocks, out uint version);
            LittleFsVolume volume = LittleFsVolume.Find(new ImageFlash(StoredImage.Read(name)));
            Assert.Equal((0, blocks, version), (volume.StartPage, volume.BlockCount, volume.Version));
            Assert.Equal(expected, SampleTree.Listing(volume.Walk()));
        }

        [Fact]
        public void There_are_at_least_twenty_images()
        {
            Assert.InRange(StoredImage.Names().Count(), 20, 1000);
        }

        [Theory]
        [InlineData("settings-20000")]
        [InlineData("big-20001")]
        [InlineData("many-20000")]
        public void A_volume_is_found_at_any_page(string name)
        {
            byte[] image = StoredImage.Read(name);
            byte[] flash = [.. new SeededRandom(3).Bytes(37 * 4096), .. image];
            LittleFsVolume volume = LittleFsVolume.Find(new ImageFlash(flash));
            Assert.Equal(37, volume.StartPage);
            Assert.Equal(StoredImage.Listing(name, out _, out _), SampleTree.Listing(volume.Walk()));
        }

        [Theory]
        [InlineData(0)]
        [InlineData(1)]
        public void A_volume_is_found_even_if_the_erase_of_the_older_block_of_its_superblock_was_interrupted(int older)
        {
            foreach (string name in StoredImage.Names())
            {
                ImageFlash flash = new([.. new byte[5 * 4096], .. StoredImage.Read(name)]);
                int newer = LittleEndian.ToUInt32(flash.Data, 5 * 4096) > LittleEndian.ToUInt32(flash.Data, 6 * 4096) ? 5 : 6;
                flash.Data.AsSpan(newer * 4096, 4096).CopyTo(flash.Data.AsSpan((6 - older) * 4096));
                for (int offset = 0; offset < 4096; offset += 8)
                {
                    flash.Tear(((5 + older) * 4096) + offset);
                }

                LittleFsVolume volume = LittleFsVolume.Find(flash);
                Assert.Equal(5, volume.StartPage);
                Assert.Equal(StoredImage.Listing(name, out _, out _), SampleTree.Listing(volume.Walk()));
            }
        }

        [Fact]
        public void Without_a_superblock_no_volume_is_found()
        {
            Assert.Null(LittleFsVolume.Find(new ImageFlash(new SeededRandom(9).Bytes(64 * 4096))));
            byte[] erased = new byte[64 * 4096];
            Array.Fill(erased, (byte)0xFF);
            Assert.Null(LittleFsVolume.Find(new ImageFlash(erased)));
        }

        [Fact]
        public void An_unreadable_volume_is_reported_as_an_error()
        {
            byte[] image = StoredImage.Read("settings-20001");
            image[20] ^= 1;
            image[4096 + 20] ^= 1;
            Assert.Throws<MalformedException>(() => LittleFsVolume.Find(new ImageFlash(image)));
        }

        [Fact]
        public void A_volume_that_extends_past_the_secure_start_is_refused()
        {
            Assert.Throws<MalformedException>(() => LittleFsVolume.Find(new ImageFlash(StoredImage.Read("settings-20000")[..(15 * 4096)])));
        }

        [Fact]
        public void Unreadable_double_words_after_the_last_commit_are_ignored()
        {
            foreach (string name in new[] { "settings-20000", "settings-20001", "cut17-20000", "cut17-20001" })
            {
                byte[] image = StoredImage.Read(name);
                ImageFlash flash = new(image);
                for (int block = 0; block < image.Length / 4096; block++)
                {
                    // If the end of a block is erased, its last double word is past the last commit.
                    if (image.AsSpan((block * 4096) + 4000, 96).IndexOfAnyExcept((byte)0xFF) < 0)
                    {
                        flash.Tear((block * 4096) + 4088);
                    }
                }

                Assert.Equal(StoredImage.Listing(name, out _, out _), SampleTree.Listing(LittleFsVolume.Find(flash).Walk()));
            }
        }

        [Fact]
        public void An_unreadable_file_block_is_reported_as_a_medium_error()
        {
            byte[] image = StoredImage.Read("big-20000");
            LittleFsVolume clean = LittleFsVolume.Find(new ImageFlash(image));
            IFileTree tree = clean.Walk();
            while (tree.Next() && tree.Path != "b61440")
            {
            }

            byte[] content = ArraySource.ReadAll(tree.Open(tree.Position, tree.Size));
            int at = image.AsSpan().IndexOf(content.AsSpan(30_000, 64));
            ImageFlash flash = new(image);
            flash.Tear(at);
            CardIoException e = Assert.Throws<CardIoException>(() => SampleTree.Listing(LittleFsVolume.Find(flash).Walk()));
            Assert.Contains($"page {at / 4096}", e.Message);
        }

        [Fact]
        public void Damaged_volumes_are_read_completely_or_refused()
        {
            byte[][] corpus = new[] { "settings-20000", "settings-20001", "empty-20000", "empty-20001", "deep-20000", "deep-20001" }
                .Select(StoredImage.Read).ToArray();
            Walk("littlefs", corpus, 20_000);
        }

        [Fact]
        public void Damaged_volumes_with_large_files_and_many_entries_are_read_completely_or_refused()
        {
            byte[][] corpus = StoredImage.Names()
                .Where(n => !n.StartsWith("settings", StringComparison.Ordinal))
                .Select(StoredImage.Read)
                .ToArray();
            Walk("littlefs-large", corpus, 2_000);
        }

        private static void Walk(string name, byte[][] corpus, int count)
        {
            byte[] buffer = new byte[1024];
            MutationCampaign campaign = new(name, corpus, count) { KeepLength = true, Mend = Mend, BytesPerInputByte = 4 };
            campaign.Run(input =>
            {
                LittleFsVolume volume = LittleFsVolume.Find(new ImageFlash(input, 20_000 + (2L * input.Length)));
                if (volume is null)
                {
                    return;
                }

                IFileTree tree = volume.Walk();
                long total = 0;
                while (tree.Next())
                {
                    total += tree.Size;
                    Assert.True(total <= input.Length);
                    if (!tree.IsDirectory)
                    {
                        IByteSource contents = tree.Open(tree.Position, tree.Size);
                        while (contents.Read(buffer, 0, buffer.Length) == buffer.Length)
                        {
                        }
                    }
                }
            });
        }

        // Repairs the checksum of every commit in a block that looks like a metadata block, up to the first invalid tag.
        private static void Mend(byte[] image)
        {
            for (int block = 0; block < image.Length; block += 4096)
            {
                Span<byte> data = image.AsSpan(block, 4096);
                uint revision = BinaryPrimitives.ReadUInt32LittleEndian(data);
                uint crc = Crc32.Compute(data[..4]);
                uint tag = 0xFFFFFFFF;
                for (int offset = 4; revision < 4096 && offset + 4 <= 4096;)
                {
                    tag ^= BinaryPrimitives.ReadUInt32BigEndian(data[offset..]);
                    int size = (tag & 0x3FF) == 0x3FF ? 0 : (int)(tag & 0x3FF);
                    bool commit = (tag & 0x78000000) == 0x50000000;
                    if ((tag & 0x80000000) != 0 || offset + 4 + size > 4096 || (commit && size < 4))
                    {
                        break;
                    }

                    crc = Crc32.Compute(data.Slice(offset, commit ? 4 : 4 + size), crc);
                    offset += 4;
                    if (commit)
                    {
                        BinaryPrimitives.WriteUInt32LittleEndian(data[offset..], ~crc);
                        tag ^= (tag << 11) & 0x80000000;
                        crc = 0;
                    }

                    offset += size;
                }
            }
        }
    }
}
