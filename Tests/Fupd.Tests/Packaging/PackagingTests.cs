using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using FlipperUpdaterNano.Packaging;
using Xunit;
using TarWriter = FlipperUpdaterNano.Packaging.TarWriter;

namespace FlipperUpdaterNano.Fupd.Tests.Packaging
{
    /// <summary>Checks the packager's output against docs/reference/stock-updater.md and with independent readers.</summary>
    public sealed class PackagingTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Fact]
        public void CRC32_matches_the_zlib_check_value() => Assert.Equal(0xCBF43926u, Crc32.Compute("123456789"u8));

        [Theory]
        [InlineData(1024)]
        [InlineData(4097)]
        public void A_wrapped_image_has_the_layout_of_a_stock_DFU_file(int size)
        {
            byte[] image = StandIn.Firmware(size);
            byte[] file = DfuWriter.Write(image);
            Assert.Equal(size + 309, file.Length);
            Assert.Equal("DfuSe\u0001", Encoding.ASCII.GetString(file, 0, 6));
            Assert.Equal(file.Length - 16, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(6)));
            Assert.Equal(1, file[10]);
            Assert.Equal("Target", Encoding.ASCII.GetString(file, 11, 6));
            Assert.Equal("Flipper Zero F7\0", Encoding.ASCII.GetString(file, 22, 16));
            Assert.Equal(size + 8, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(277)));
            Assert.Equal(1, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(281)));
            Assert.Equal(0x08000000u, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(285)));
            Assert.Equal(size, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(289)));
            Assert.Equal("FFFF11DF83041A0155464410", Convert.ToHexString(file, file.Length - 16, 12));
            Assert.Equal(0xFFFFFFFFu, Crc32.Compute(file));
            Assert.Equal(image, DfuLayout.Read(file).Single().Data);
        }

        [Fact]
        public void The_stock_option_bytes_encode_to_the_reference_words()
        {
            OptionByteData data = OptionByteData.Parse(OptionByteData.StockText);
            uint[] reference = [0x0D8F79AA, 0x1FF, 0x80000000, 0xFF, 0xFF, 0x1FF, 0, 0, 0, 0, 0, 0, 0, 0, 0x10D7, 0x964B5C00];
            uint[] compare = [0x0F8F7FFF, 0x1FF, 0x800001FF, 0xFF00FF, 0xFF00FF, 0x1FF, 0x1FF, 0, 0, 0, 0, 0, 0, 0x3FFF, 0x11FF,
                0xFEFFFFFF];
            uint[] write = [0x0F8F7E00, 0, 0x80000000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x3FFF, 0, 0];
            for (int word = 0; word < 16; word++)
            {
                Assert.Equal(reference[word], BinaryPrimitives.ReadUInt32LittleEndian(data.Reference.AsSpan(word * 8)));
                Assert.Equal(
                    ~reference[word] & compare[word], BinaryPrimitives.ReadUInt32LittleEndian(data.Reference.AsSpan((word * 8) + 4)));
                Assert.Equal(compare[word], BinaryPrimitives.ReadUInt32LittleEndian(data.CompareMask.AsSpan(word * 8)));
                Assert.Equal(compare[word], BinaryPrimitives.ReadUInt32LittleEndian(data.CompareMask.AsSpan((word * 8) + 4)));
                Assert.Equal(write[word], BinaryPrimitives.ReadUInt32LittleEndian(data.WriteMask.AsSpan(word * 8)));
                Assert.Equal(write[word], BinaryPrimitives.ReadUInt32LittleEndian(data.WriteMask.AsSpan((word * 8) + 4)));
            }
        }

        [Fact]
        public void Transposed_letters_in_a_stock_option_byte_name_are_accepted()
        {
            Assert.Equal(OptionByteData.Parse("IWDGSTDBY:0x1:rw").WriteMask, OptionByteData.Parse("IWGDSTDBY:0x1:rw").WriteMask);
        }

        [Theory]
        [InlineData("nBOOT0:0x2:rw", "does not fit")]
        [InlineData("nBOOT9:0x1:rw", "known field")]
        [InlineData("nBOOT0:1:w", "known field")]
        [InlineData("RDP:0xAA:r\nRDP:0xAA:r", "line 2")]
        [InlineData("# nothing", "names no field")]
        public void A_malformed_option_byte_file_is_refused(string text, string says)
        {
            Assert.Contains(says, Assert.Throws<PackagingException>(() => OptionByteData.Parse(text)).Message);
        }

        [Fact]
        public void The_manifest_contains_the_lines_of_a_stock_manifest()
        {
            UpdateManifest manifest = new() { Info = "my-build 1.0", LoaderCrc = 0xDEADBEEF, Firmware = "firmware.dfu" };
            string expected =
                "Filetype: Flipper firmware upgrade configuration\nVersion: 2\nInfo: my-build 1.0\nTarget: 7\nLoader: updater.bin\n"
                + "# little-endian hex!\nLoader CRC: EF BE AD DE\nFirmware: firmware.dfu\nRadio: \nRadio address: 00 00 00 00\n"
                + "Radio version: 00 00 00 00 00 00\nRadio CRC: 00 00 00 00\nResources: \nOB reference: \nOB mask: \nOB write mask: "
                + "\nSplashscreen: \n";
            Assert.Equal(expected, ManifestWriter.Write(manifest));
            manifest.Handover = "firmware";
            Assert.Equal(expected + "Handover: firmware\n", ManifestWriter.Write(manifest));
            (manifest.Resume, manifest.ResumeCrc) = ("resume.bin", 0x12345678);
            Assert.Equal(
                expected + "Handover: firmware\nResume: resume.bin\nResume CRC: 78 56 34 12\n", ManifestWriter.Write(manifest));
        }

        [Fact]
        public void The_manifest_describes_radio_and_option_bytes_as_stock_does()
        {
            string text = Manifest(Full());
            Assert.Contains("Radio address: 00 70 0D 08\nRadio version: 01 14 00 00 02 03\n", text);
            Assert.Contains(
                "# NEVER EVER MESS WITH THESE VALUES, YOU WILL BRICK YOUR DEVICE\nOB reference: AA 79 8F 0D 55 06 00 02 ", text);
            Assert.Contains("OB mask: FF 7F 8F 0F FF 7F 8F 0F ", text);
            Assert.Contains("OB write mask: 00 7E 8F 0F 00 7E 8F 0F ", text);
            Assert.EndsWith("Splashscreen: splash.bin\n", text);
        }

        [Fact]
        public void A_radio_image_is_placed_directly_below_FUS_by_default()
        {
            RadioFooter footer = RadioFooter.Read(RadioImageMaker.Make(1, 20, 0));
            Assert.Equal(0x080D7000u, footer.DefaultAddress(117_076));
            Assert.Equal(0x080CE000u, footer.DefaultAddress(151_732));
            Assert.Equal(0x080F3000u, footer.DefaultAddress(4096));
            Assert.Equal(0x080D7000u, (footer with { Magic = RadioFooter.Stack2Magic }).DefaultAddress(99_752));
        }

        [Fact]
        public void A_radio_image_without_footers_is_refused()
        {
            Assert.Throws<PackagingException>(() => RadioFooter.Read(new byte[50]));
            Assert.Throws<PackagingException>(() => RadioFooter.Read(new byte[5000]));
            byte[] image = RadioImageMaker.Make(1, 20, 0);
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(image.Length - 88), 0x32279221);
            Assert.Contains("32279221", Assert.Throws<PackagingException>(() => RadioFooter.Read(image)).Message);
        }

        [Fact]
        public void The_entries_of_the_resource_Manifest_are_in_the_order_of_the_stock_packager()
        {
            ResourceFolder root = new ResourceFolder().Add("b/x.txt", [1]).Add("b/a/y.txt", []).Add("a.txt", [2]).Add("B/z", [3])
                .Add("b/Manifest", [4]);
            string expected = "V:0\nT:0\nD:B\nD:b\n"
                + Line("a.txt", [2]) + Line("B/z", [3]) + "D:b/a\n" + Line("b/x.txt", [1]) + Line("b/a/y.txt", []);
            Assert.Equal(expected, ResourceManifest.Write(root));
            string stamped = expected.Replace("T:0", "T:1700000000");
            root.Add("Manifest", Encoding.UTF8.GetBytes(stamped));
            Assert.Equal(stamped, ResourceManifest.Write(root));
            root.Add("new.txt", [9]);
            Assert.StartsWith("V:0\nT:0\n", ResourceManifest.Write(root));

            static string Line(string name, byte[] data) => $"F:{Convert.ToHexStringLower(MD5.HashData(data))}:{data.Length}:{name}\n";
        }

        [Fact]
        public void The_resource_tar_starts_with_its_Manifest_and_is_sorted_depth_first_and_contains_no_owner_names()
        {
            ResourceFolder root = new ResourceFolder().Add("b/x", new byte[513]).Add("b/Manifest", []).Add("a", [1]).Add("b-1", [2])
                .Add("Apps/z", [4]).Add("Manifest", [3]);
            byte[] tar = TarWriter.Write(root);
            Assert.Equal(0, tar.Length % 10240);
            List<(string Name, long Length)> entries = [];
            using TarReader reader = new(new MemoryStream(tar));
            while (reader.GetNextEntry() is { } entry)
            {
                entries.Add((entry.Name, entry.Length));
                Assert.Equal(TarEntryFormat.Ustar, entry.Format);
                Assert.Equal((0, 0, DateTimeOffset.UnixEpoch), (entry.Uid, entry.Gid, entry.ModificationTime));
            }

            Assert.Equal(
                [("/", 0), ("Manifest", 1), ("Apps/", 0), ("Apps/z", 1), ("a", 1), ("b/", 0), ("b/Manifest", 0), ("b/x", 513), ("b-1", 1)],
                entries);
        }

        [Fact]
        public void Names_longer_than_a_hundred_bytes_are_refused()
        {
            ResourceFolder root = new();
            root.Add(new string('a', 50) + "/" + new string('b', 49), [1]);
            Assert.Throws<PackagingException>(() => root.Add(new string('a', 50) + "/" + new string('b', 50), [1]));
        }

        [Fact]
        public void Packing_the_same_contents_gives_the_same_bytes()
        {
            Package first = PackageBuilder.Build(Full());
            Package second = PackageBuilder.Build(Full());
            Assert.Equal(first.Files.Keys, second.Files.Keys);
            Assert.All(first.Files, file => Assert.Equal(file.Value, second.Files[file.Key]));
            Assert.Equal(PackageBuilder.WriteArchive(first), PackageBuilder.WriteArchive(second));
        }

        [Theory]
        [InlineData("p", "p")]
        [InlineData("p/update.fuf", "p")]
        [InlineData("top.tgz", "f7-update-x")]
        [InlineData("top.tar", "f7-update-x")]
        [InlineData("flat.tar.gz", "flat")]
        [InlineData("packed.tgz", "package")]
        [InlineData("packed.tar", "package")]
        public void Packages_of_every_form_are_read(string form, string name)
        {
            Package package = PackageBuilder.Build(Full());
            PackageBuilder.WriteFolder(package, _folder["p"]);
            TarWriter top = new();
            TarWriter flat = new();
            top.AddDirectory("f7-update-x/");
            foreach ((string file, byte[] data) in package.Files)
            {
                top.AddFile("f7-update-x/" + file, data);
                flat.AddFile("./" + file, data);
            }

            File.WriteAllBytes(_folder["top.tar"], top.Finish());
            using (GZipStream gzip = new(File.Create(_folder["top.tgz"]), CompressionLevel.Fastest))
            {
                gzip.Write(top.Finish());
            }

            using (GZipStream gzip = new(File.Create(_folder["flat.tar.gz"]), CompressionLevel.Fastest))
            {
                gzip.Write(flat.Finish());
            }

            File.WriteAllBytes(_folder["packed.tgz"], PackageBuilder.WriteArchive(package));
            File.WriteAllBytes(_folder["packed.tar"], PackageBuilder.WriteTar(package));

            Package read = PackageReader.Read(_folder[form]);
            Assert.Equal(name, read.Name);
            Assert.Equal(package.Files.Keys, read.Files.Keys);
            Assert.All(package.Files, file => Assert.Equal(file.Value, read.Files[file.Key]));
        }

        [Theory]
        [InlineData("../update.fuf")]
        [InlineData("/update.fuf")]
        [InlineData("p/../../update.fuf")]
        [InlineData("p\\update.fuf")]
        public void An_archive_with_path_traversal_is_refused(string name)
        {
            TarWriter tar = new();
            tar.AddFile(name, [1]);
            File.WriteAllBytes(_folder["evil.tar"], tar.Finish());
            Assert.Contains("points out", Assert.Throws<PackagingException>(() => PackageReader.Read(_folder["evil.tar"])).Message);
        }

        [Fact]
        public void A_damaged_archive_is_refused_and_reported_by_name()
        {
            byte[] tgz = PackageBuilder.WriteArchive(PackageBuilder.Build(Full()));
            foreach (int length in new[] { 0, 1, 9, 100, tgz.Length / 2, tgz.Length - 20 })
            {
                File.WriteAllBytes(_folder["cut.tgz"], tgz[..length]);
                Assert.Contains("cut.tgz", Assert.Throws<PackagingException>(() => PackageReader.Read(_folder["cut.tgz"])).Message);
            }
        }

        [Fact]
        public void Firmware_that_overlaps_the_radio_stack_is_refused_and_a_narrow_gap_gives_a_warning()
        {
            PackageContents contents = Full();
            Assert.Empty(PackageLayout.Check(contents));
            contents.Firmware = StandIn.Firmware(0xD7000 - 4096);
            Assert.Contains("free pages", Assert.Single(PackageLayout.Check(contents)));
            contents.Firmware = StandIn.Firmware(0xD7001);
            Assert.Contains("overlaps", Assert.Throws<LayoutException>(() => PackageLayout.Check(contents)).Message);
            contents.Loader = new byte[131_071];
            contents.Firmware = null;
            Assert.Contains("131070", Assert.Single(PackageLayout.Check(contents)));
        }

        private static string Manifest(PackageContents contents) =>
            Encoding.UTF8.GetString(PackageBuilder.Build(contents).Files["update.fuf"]);

        private static PackageContents Full() => new()
        {
            Info = "test 1.0",
            Loader = StandIn.Loader(),
            Firmware = StandIn.Firmware(9000),
            Radio = RadioImageMaker.Make(1, 20, 0),
            RadioType = RadioType.Parse("ble_light"),
            Resources = new ResourceFolder().Add("apps/a.fap", StandIn.Firmware(3000, 7)).Add(
                "readme.txt", Encoding.ASCII.GetBytes("hello")),
            OptionBytes = OptionByteData.Parse(OptionByteData.StockText),
            Splash = StandIn.Splash(),
        };
    }
}
