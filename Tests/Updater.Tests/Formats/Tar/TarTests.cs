using System.Text;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Formats.Tar;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using Xunit;
using Desktop = System.Formats.Tar;

namespace FlipperUpdaterNano.Updater.Tests.Formats.Tar
{
    public class TarTests
    {
        private static readonly DesktopBytes s_bytes = new();

        public static IEnumerable<object[]> UnsafeNames()
        {
            return new[]
            {
                "/etc/passwd", "../up", "a/../b", "a/..", "..", "C:/x", "a\\b", "a\nb", "a//b", "a/./b", "a\u007fb", "x?", "a/",
            }.Select(n => new object[] { n });
        }

        [Fact]
        public void The_tar_reader_reads_back_the_output_of_the_tar_writer()
        {
            for (ulong seed = 0; seed < 200; seed++)
            {
                SampleTree tree = SampleTree.Random(new SeededRandom(seed));
                byte[] archive = Write(tree);
                Assert.Equal(tree.Listing(), SampleTree.Listing(new TarTree(new MemoryCardFile(archive) { MostAtOnce = 100 }, s_bytes)));
                Assert.Equal(tree.Listing(), Listing(new TarReader(new ArraySource(archive), s_bytes)));
            }
        }

        [Fact]
        public void Other_tar_readers_read_the_output_of_the_writer()
        {
            SampleTree tree = SampleTree.Random(new SeededRandom(4711));
            using Desktop.TarReader reader = new(new MemoryStream(Write(tree)));
            List<string> seen = [];
            while (reader.GetNextEntry(true) is { } entry)
            {
                bool directory = entry.EntryType == Desktop.TarEntryType.Directory;
                Assert.Equal(directory ? 509 : 436, (int)entry.Mode);
                byte[] data = new byte[entry.Length];
                entry.DataStream?.ReadExactly(data);
                seen.Add(SampleTree.Line(entry.Name, directory, data));
            }

            seen.Sort(StringComparer.Ordinal);
            Assert.Equal(tree.Listing(), seen);
        }

        [Fact]
        public void Archives_of_other_tar_writers_are_read()
        {
            foreach (Desktop.TarEntryFormat format in new[]
                {
                    Desktop.TarEntryFormat.V7, Desktop.TarEntryFormat.Ustar, Desktop.TarEntryFormat.Gnu,
                })
            {
                using MemoryStream stream = new();
                using (Desktop.TarWriter writer = new(stream, format, leaveOpen: true))
                {
                    writer.WriteEntry(Entry(format, Desktop.TarEntryType.Directory, "/", null));
                    writer.WriteEntry(Entry(format, Desktop.TarEntryType.Directory, "./", null));
                    writer.WriteEntry(Entry(format, Desktop.TarEntryType.Directory, "dir/", null));
                    writer.WriteEntry(Entry(format, Desktop.TarEntryType.SymbolicLink, "link", null));
                    writer.WriteEntry(
                        Entry(
                            format,
                            format == Desktop.TarEntryFormat.V7 ? Desktop.TarEntryType.V7RegularFile : Desktop.TarEntryType.RegularFile,
                            "./dir/file",
                            "content"));
                }

                TarReader reader = new(new ArraySource(stream.ToArray()), s_bytes);
                Assert.Equal(
                    [SampleTree.Line("dir", true, []), SampleTree.Line("dir/file", false, Encoding.ASCII.GetBytes("content"))],
                    Listing(reader));
            }
        }

        [Fact]
        public void A_long_name_is_assembled_from_the_prefix_and_name_fields()
        {
            string name = string.Join('/', Enumerable.Repeat("component", 14));
            using MemoryStream stream = new();
            using (Desktop.TarWriter writer = new(stream, Desktop.TarEntryFormat.Ustar, leaveOpen: true))
            {
                writer.WriteEntry(Entry(Desktop.TarEntryFormat.Ustar, Desktop.TarEntryType.RegularFile, name, "x"));
            }

            TarReader reader = new(new ArraySource(stream.ToArray()), s_bytes);
            Assert.True(reader.Next());
            Assert.Equal(name, reader.Path);
        }

        [Theory]
        [InlineData(Desktop.TarEntryFormat.Gnu)]
        [InlineData(Desktop.TarEntryFormat.Pax)]
        public void Long_names_in_GNU_and_pax_format_are_read(Desktop.TarEntryFormat format)
        {
            string folder = string.Join('/', Enumerable.Repeat(new string('d', 60), 3));
            string file = folder + "/" + new string('f', 50);
            TarReader reader = new(new ArraySource(Extended(format, folder, file, "é/привет.txt")), s_bytes);
            Assert.Equal(
                [
                    SampleTree.Line(folder, true, []), SampleTree.Line(file, false, Encoding.ASCII.GetBytes("content")),
                    SampleTree.Line("short", false, Encoding.ASCII.GetBytes("content")),
                    SampleTree.Line("é/привет.txt", false, Encoding.ASCII.GetBytes("content")),
                ],
                Listing(reader));
        }

        [Theory]
        [InlineData("999 path=a\n")]
        [InlineData("3 path=a\n")]
        [InlineData("x path=a\n")]
        [InlineData("10path=abc\n")]
        [InlineData("10 path=ab\n\u0080")]
        [InlineData("13 path=../ab\n")]
        public void Malformed_tar_records_are_refused(string records)
        {
            byte[] archive = new byte[4 * 512];
            byte[] content = Encoding.Latin1.GetBytes(records);
            TarHeader header = new(s_bytes);
            header.Format("records", false, (uint)content.Length);
            header.Block[156] = (byte)'x';
            Mend(header.Block);
            header.Block.CopyTo(archive, 0);
            content.CopyTo(archive, 512);
            header.Format("file", false, 0);
            header.Block.CopyTo(archive, 1024);
            Assert.Throws<MalformedException>(() => Listing(new TarReader(new ArraySource(archive), s_bytes)));
        }

        [Theory]
        [InlineData("00000000012\0", 10)]
        [InlineData("         12 ", 10)]
        [InlineData("37777777777\0", uint.MaxValue)]
        [InlineData("000000000012", 10)]
        [InlineData("            ", 0)]
        [InlineData("7\0xxxxxxxxxx", 7)]
        [InlineData("40000000000\0", -1)]
        [InlineData("00000000018\0", -1)]
        [InlineData("0000000001/\0", -1)]
        [InlineData("0000000001a\0", -1)]
        [InlineData("0000000001\u00B0\0", -1)]
        public void A_size_consists_of_octal_digits_up_to_a_space_or_NUL_and_fits_into_32_bits(string field, long size)
        {
            TarHeader header = new(s_bytes);
            header.Format("a", false, 0);
            Encoding.Latin1.GetBytes(field).CopyTo(header.Block, 124);
            Mend(header.Block);
            if (size < 0)
            {
                Assert.Throws<MalformedException>(() => header.Parse());
                return;
            }

            Assert.True(header.Parse());
            Assert.Equal((uint)size, header.Size);
        }

        [Theory]
        [MemberData(nameof(UnsafeNames))]
        public void An_unsafe_name_is_refused(string name)
        {
            byte[] block = new byte[1536];
            TarHeader header = new(s_bytes);
            header.Format(name, false, 0);
            header.Block.CopyTo(block, 0);
            MalformedException e = Assert.Throws<MalformedException>(() => Listing(new TarReader(new ArraySource(block), s_bytes)));
            Assert.Contains("unsafe", e.Message);
        }

        [Fact]
        public void An_archive_truncated_before_its_end_marker_is_refused()
        {
            byte[] archive = Write(SampleTree.Random(new SeededRandom(3)));
            for (int length = 0; length < archive.Length - 512; length += length % 512 == 511 ? 1 : length % 512 == 0 ? 1 : 510)
            {
                byte[] cut = archive[..length];
                if (length > archive.Length - 1024)
                {
                    continue;
                }

                Assert.Throws<MalformedException>(() => Listing(new TarReader(new ArraySource(cut), s_bytes)));
                Assert.Throws<MalformedException>(() => SampleTree.Listing(new TarTree(new MemoryCardFile(cut), s_bytes)));
            }
        }

        [Fact]
        public void Names_of_more_than_100_bytes_are_not_written()
        {
            TarWriter writer = new(new MemoryCardFile([]), s_bytes);
            writer.AddDirectory(new string('n', 100));
            Assert.Throws<MalformedException>(() => writer.AddDirectory(new string('n', 101)));
        }

        [Fact]
        public void A_full_card_is_reported()
        {
            TarWriter writer = new(new MemoryCardFile([]) { Capacity = 1500 }, s_bytes);
            CardIoException e = Assert.Throws<CardIoException>(() => writer.AddFile("f", 2000, new ArraySource(new byte[2000])));
            Assert.Equal("The tar file cannot be written: the card is full.", e.Message);
        }

        [Fact]
        public void Contents_shorter_than_their_declared_size_are_refused()
        {
            TarWriter writer = new(new MemoryCardFile([]), s_bytes);
            Assert.Throws<MalformedException>(() => writer.AddFile("f", 2000, new ArraySource(new byte[1999])));
        }

        [Fact]
        public void A_read_error_is_reported_as_a_medium_error_and_not_as_a_format_error()
        {
            byte[] archive = Write(SampleTree.Random(new SeededRandom(5)));
            CardIoException e = Assert.Throws<CardIoException>(
                () => SampleTree.Listing(new TarTree(new MemoryCardFile(archive) { BadByte = 700 }, s_bytes)));
            Assert.StartsWith("Byte ", e.Message);
            Assert.EndsWith($"cannot be read: card error {(int)CardStatus.ReadError}.", e.Message);
        }

        [Fact]
        public void Damaged_archives_are_read_completely_or_refused()
        {
            byte[][] corpus = Enumerable.Range(0, 8)
                .Select(i => Write(SampleTree.Random(new SeededRandom((ulong)i + 50), 8, 900)))
                .ToArray();
            corpus = [.. corpus, Extended(Desktop.TarEntryFormat.Pax, new string('d', 120), new string('f', 120), "é")];
            MutationCampaign campaign = new("tar", corpus) { Mend = Mend, BytesPerInputByte = 16 };
            byte[] buffer = new byte[512];
            campaign.Run(input =>
            {
                TarReader reader = new(new ArraySource(input), s_bytes);
                while (reader.Next())
                {
                    Assert.True(SafePath.IsSafe(reader.Path));
                    while (reader.Read(buffer, 0, 512) > 0)
                    {
                    }
                }
            });
        }

        [Fact]
        public void Damaged_archives_on_the_card_are_read_completely_or_refused()
        {
            byte[][] corpus = Enumerable.Range(0, 8)
                .Select(i => Write(SampleTree.Random(new SeededRandom((ulong)i + 90), 8, 900)))
                .ToArray();
            MutationCampaign campaign = new("tar-tree", corpus) { Mend = Mend, BytesPerInputByte = 16 };
            campaign.Run(input =>
            {
                TarTree tree = new(new MemoryCardFile(input), s_bytes);
                byte[] buffer = new byte[512];
                while (tree.Next())
                {
                    IByteSource contents = tree.Open(tree.Position, tree.Size);
                    while (contents.Read(buffer, 0, 512) > 0)
                    {
                    }
                }
            });
        }

        internal static byte[] Write(SampleTree tree)
        {
            MemoryCardFile file = new([]);
            TarWriter writer = new(file, s_bytes);
            uint expected = 1024;
            while (tree.Next())
            {
                expected += 512 + ((tree.Size + 511) / 512 * 512);
                if (tree.IsDirectory)
                {
                    writer.AddDirectory(tree.Path);
                }
                else
                {
                    writer.AddFile(tree.Path, tree.Size, tree.Open(tree.Position, tree.Size));
                }
            }

            writer.Finish();
            Assert.Equal(expected, file.Length);
            return file.Data;
        }

        // Writes an archive with a folder, a file, a symbolic link with a long name of its own (which the reader skips), a file with a
        // short name, and a file with a non-ASCII name.
        private static byte[] Extended(Desktop.TarEntryFormat format, string folder, string file, string foreign)
        {
            using MemoryStream stream = new();
            using (Desktop.TarWriter writer = new(stream, format, leaveOpen: true))
            {
                writer.WriteEntry(Entry(format, Desktop.TarEntryType.Directory, folder + "/", null));
                writer.WriteEntry(Entry(format, Desktop.TarEntryType.RegularFile, file, "content"));
                writer.WriteEntry(Entry(format, Desktop.TarEntryType.SymbolicLink, file + "-link", null));
                writer.WriteEntry(Entry(format, Desktop.TarEntryType.RegularFile, "short", "content"));
                writer.WriteEntry(Entry(format, Desktop.TarEntryType.RegularFile, foreign, "content"));
            }

            return stream.ToArray();
        }

        // Recomputes the checksum of every block that looks like a header.
        internal static void Mend(byte[] archive)
        {
            for (int at = 0; at + 512 <= archive.Length; at += 512)
            {
                Span<byte> header = archive.AsSpan(at, 512);
                if (header.IndexOf("ustar"u8) >= 0 || archive[at + 156] == '0')
                {
                    header.Slice(148, 8).Fill((byte)' ');
                    int sum = s_bytes.Sum(archive, at, 512);
                    Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0").CopyTo(header[148..]);
                }
            }
        }

        private static Desktop.TarEntry Entry(Desktop.TarEntryFormat format, Desktop.TarEntryType type, string name, string? content)
        {
            Desktop.TarEntry entry = format switch
            {
                Desktop.TarEntryFormat.V7 => new Desktop.V7TarEntry(type, name),
                Desktop.TarEntryFormat.Ustar => new Desktop.UstarTarEntry(type, name),
                Desktop.TarEntryFormat.Pax => new Desktop.PaxTarEntry(type, name),
                _ => new Desktop.GnuTarEntry(type, name),
            };
            if (content is not null)
            {
                entry.DataStream = new MemoryStream(Encoding.ASCII.GetBytes(content));
            }

            if (type == Desktop.TarEntryType.SymbolicLink)
            {
                entry.LinkName = "target";
            }

            return entry;
        }

        private static List<string> Listing(TarReader reader)
        {
            List<string> lines = [];
            while (reader.Next())
            {
                lines.Add(SampleTree.Line(reader.Path, reader.IsDirectory, ArraySource.ReadAll(reader, 77)));
            }

            lines.Sort(StringComparer.Ordinal);
            return lines;
        }
    }
}
