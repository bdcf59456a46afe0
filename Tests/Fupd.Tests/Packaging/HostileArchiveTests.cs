using System.IO.Compression;
using System.Text;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Packaging
{
    /// <summary>Checks that malformed archives are refused with a one-line message and bounded memory use.</summary>
    public sealed class HostileArchiveTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly byte[] _good;

        public HostileArchiveTests()
        {
            Package package = PackageBuilder.Build(
                new PackageContents { Info = "hostile", Loader = StandIn.Loader(1024), Firmware = StandIn.Firmware(3000) });
            _good = PackageBuilder.WriteTar(package);
        }

        public void Dispose() => _folder.Dispose();

        [Theory]
        [InlineData('L')]
        [InlineData('K')]
        [InlineData('x')]
        [InlineData('g')]
        public void A_1_GiB_extended_header_is_refused_before_it_is_read(char type)
        {
            using (GZipStream gzip = new(File.Create(_folder["bomb.tgz"]), CompressionLevel.Fastest))
            {
                gzip.Write(Header("name", type, "10000000000"));
                byte[] zeros = new byte[1 << 20];
                for (int i = 0; i < 64; i++)
                {
                    gzip.Write(zeros);
                }
            }

            long before = GC.GetTotalAllocatedBytes(true);
            Assert.Contains("extended header", Cli.ExpectBadInput("inspect", _folder["bomb.tgz"]));
            Assert.True(GC.GetTotalAllocatedBytes(true) - before < 32 << 20);
        }

        [Theory]
        [InlineData("negative", "a size that is negative")]
        [InlineData("text", "not an octal number")]
        [InlineData("large", "unpacks to more than")]
        [InlineData("pax size", "a pax header that overrides a size")]
        [InlineData("cut", "ends inside an entry")]
        public void Invalid_sizes_are_refused_with_the_reason(string kind, string says)
        {
            byte[] negative = Header("a", '0', "0");
            negative.AsSpan(124, 12).Fill(0xFF);
            byte[] archive = kind switch
            {
                "negative" => negative,
                "text" => Header("a", '0', "12x45"),
                "large" => Header("a", '0', "77777777777"),
                "pax size" => [.. Header("a", 'x', "13"), .. "11 size=1234"u8, .. new byte[500]],
                _ => [.. Header("a", '0', "2000"), 1, 2, 3],
            };
            File.WriteAllBytes(_folder["a.tar"], archive);
            Assert.Contains(says, Cli.ExpectBadInput("doctor", _folder["a.tar"]));
        }

        [Fact]
        public void A_large_package_folder_is_refused_without_being_loaded()
        {
            Directory.CreateDirectory(_folder["pkg"]);
            File.WriteAllText(_folder["pkg/update.fuf"], "x");
            using (FileStream sparse = File.Create(_folder["pkg/huge"]))
            {
                sparse.SetLength(8L << 30);
            }

            Assert.Contains("MiB", Cli.ExpectBadInput("inspect", _folder["pkg"]));
        }

        [Fact]
        public void A_gzip_archive_named_tar_is_detected_by_magic()
        {
            using (GZipStream gzip = new(File.Create(_folder["a.tar"]), CompressionLevel.Fastest))
            {
                gzip.Write(_good);
            }

            File.WriteAllBytes(_folder["b.tgz"], _good);
            Cli.Expect(0, "inspect", _folder["a.tar"]);
            Cli.Expect(0, "inspect", _folder["b.tgz"]);
        }

        [Fact]
        public void Damaged_archives_are_refused_with_a_one_line_message()
        {
            Random random = new(20261128);
            for (int i = 0; i < 400; i++)
            {
                // Mutations hit headers rather than data; in half of the cases the checksum is recomputed.
                byte[] header = Mutation.Of(_good[..512], random);
                byte[] archive = [.. Resize(header), .. _good[512..]];
                if (i % 2 == 0)
                {
                    PutChecksum(archive.AsSpan(0, 512));
                }

                File.WriteAllBytes(_folder["m.tar"], archive);
                Cli run = Cli.Run("inspect", _folder["m.tar"], "--quiet");
                Assert.True(run.Status == 0
                    || (run.Status == 2 && run.Error.TrimEnd().Split('\n').Length == 1), $"mutation {i}: {run.Status} {run.Error}");
            }
        }

        [Fact]
        public void Damaged_manifests_and_option_byte_files_are_refused_with_a_one_line_message()
        {
            Directory.CreateDirectory(_folder["pkg"]);
            File.WriteAllBytes(_folder["pkg/updater.bin"], StandIn.Loader(1024));
            File.WriteAllBytes(_folder["pkg/firmware.dfu"], DfuWriter.Write(StandIn.Firmware(3000)));
            byte[] manifest = Encoding.UTF8.GetBytes(
                ManifestWriter.Write(
                    new UpdateManifest
                    {
                        Info = "x",
                        Firmware = "firmware.dfu",
                        OptionBytes = OptionByteData.Parse(
                        OptionByteData.StockText)
                    }));
            byte[] options = Encoding.UTF8.GetBytes(OptionByteData.StockText);
            Random random = new(20261129);
            for (int i = 0; i < 60; i++)
            {
                File.WriteAllBytes(_folder["pkg/update.fuf"], Mutation.Of(manifest, random));
                File.WriteAllBytes(_folder["ob.data"], Mutation.Of(options, random));
                foreach (Cli run in new[]
                {
                    Cli.Run("inspect", _folder["pkg"], "--quiet"),
                    Cli.Run(
                        "pack", "--out", _folder["o"], "--info", "x", "--loader", _folder["pkg/updater.bin"], "--firmware",
                        _folder["pkg/firmware.dfu"], "--ob-data", _folder["ob.data"], "--quiet"),
                })
                {
                    Assert.True(run.Status == 0
                        || (run.Status is 1 or 2 && run.Error.TrimEnd().Split('\n').Length == 1), $"mutation {i}: {run.Status} "
                            + $"{run.Error}");
                }
            }
        }

        private static byte[] Resize(byte[] header)
        {
            Array.Resize(ref header, 512);
            return header;
        }

        private static byte[] Header(string name, char type, string size)
        {
            byte[] header = new byte[512];
            Encoding.ASCII.GetBytes(name, header);
            Encoding.ASCII.GetBytes("0000644", header.AsSpan(100));
            Encoding.ASCII.GetBytes(size, header.AsSpan(124));
            header[156] = (byte)type;
            Encoding.ASCII.GetBytes("ustar\000", header.AsSpan(257));
            PutChecksum(header);
            return header;
        }

        private static void PutChecksum(Span<byte> header)
        {
            header.Slice(148, 8).Fill((byte)' ');
            int sum = 0;
            foreach (byte value in header)
            {
                sum += value;
            }

            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ", header[148..]);
        }
    }
}
