using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Plan;
using Xunit;
using static FlipperUpdaterNano.Updater.Tests.Plan.Refusals;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>Tests the checks of the manifest and the loader, which determine which packages this device accepts.</summary>
    public class ManifestCheckTests
    {
        [Fact]
        public void The_updater_refuses_to_run_on_other_hardware() =>
            Refuse("1-13", "target 18", bench => bench.Options.BuildTarget = 18);

        [Fact]
        public void A_package_for_other_hardware_is_refused() => Refuse("1-50", "target 18", change: contents => contents.Target = 18);

        [Fact]
        public void A_device_with_blank_OTP_accepts_any_target()
        {
            PreflightBench bench = new(contents => contents.Target = 18);
            bench.Device.Otp.Preload([.. Enumerable.Repeat((byte)0xFF, 1024)]);

            Assert.NotNull(bench.Place().Prepare());
        }

        [Theory]
        [InlineData("")]
        [InlineData("/ext/update/none/update.fuf")]
        [InlineData("\n/ext/update/test/update.fuf")]
        [InlineData("/ext/update/../update/test/update.fuf")]
        [InlineData("/int/update/test/update.fuf")]
        [InlineData("/ext/update/test")]
        public void A_pointer_file_that_points_to_no_manifest_is_refused(string pointer)
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Device.Card.Preload("/.fupdate", Encoding.ASCII.GetBytes(pointer));

            UpdateException e = Assert.Throws<UpdateException>(bench.Prepare);

            Assert.Equal("1-20", StageCatalog.Code((int)e.Stage, e.Progress));
        }

        [Theory]
        [InlineData(0, "")]
        [InlineData(2, "b/")]
        public void Without_a_pointer_file_the_folder_of_register_6_is_used(int number, string folder)
        {
            PreflightBench bench = new();
            bench.Device.Card.Preload("/update/a", [1]);
            foreach ((string name, byte[] data) in bench.Files)
            {
                bench.Device.Card.Preload("/update/" + folder + name, data);
            }

            bench.Device.Backup.Preload(6, (uint)number);

            Assert.Equal("/ext/update/" + folder + "update.fuf", bench.Prepare().Package.PathOf("update.fuf"));
            foreach (uint other in new[] { 1u, 20u, 0x7FFFFFFFu, 0xFFFFFFFFu })
            {
                bench.Device.Backup.Preload(6, other);
                Assert.Contains(".fupdate", Assert.Throws<UpdateException>(bench.Prepare).Message);
            }
        }

        [Fact]
        public void Register_6_is_used_if_the_manifest_of_the_pointer_file_is_missing()
        {
            PreflightBench bench = BesideAPackageInTheFolder("/ext/update/gone/update.fuf");

            Assert.Equal("/ext/update/update.fuf", bench.Prepare().Package.PathOf("update.fuf"));
        }

        [Theory]
        [InlineData("")]
        [InlineData("\n/ext/update/test/update.fuf")]
        [InlineData("/int/update/test/update.fuf")]
        [InlineData("/ext/update/test")]
        public void Register_6_does_not_replace_a_malformed_pointer_file(string pointer)
        {
            UpdateException e = Assert.Throws<UpdateException>(BesideAPackageInTheFolder(pointer).Prepare);

            Assert.Equal("1-20", StageCatalog.Code((int)e.Stage, e.Progress));
        }

        [Fact]
        public void Register_6_does_not_replace_an_unreadable_pointer_file()
        {
            PreflightBench bench = BesideAPackageInTheFolder("/ext" + PreflightBench.Folder + "update.fuf");
            bench.Device.Card.Faults.FailReads("/.fupdate", 3);

            UpdateException e = Assert.Throws<UpdateException>(bench.Prepare);

            Assert.Equal("1-20", StageCatalog.Code((int)e.Stage, e.Progress));
        }

        [Fact]
        public void A_pointer_file_of_a_length_that_the_stock_loader_refuses_is_refused()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Device.Card.Preload("/.fupdate", Encoding.ASCII.GetBytes("/ext/" + new string('a', 250)));

            Assert.Contains("255 bytes", Assert.Throws<UpdateException>(bench.Prepare).Message);
        }

        [Fact]
        public void An_unreadable_manifest_is_refused()
        {
            Refuse("1-30", "'Filetype'", bench => bench.Manifest = "what is this");
            Refuse("1-30", "'Radio'", bench => bench.Manifest = bench.Manifest.Replace("radio.bin", "../radio.bin"));
            Refuse("1-30", "65536 bytes", bench => bench.Manifest = bench.Manifest.PadRight(65536));
            Refuse("1-30", "Byte 0", bench => bench.Device.Card.Faults.FailReads(PreflightBench.Folder + "update.fuf", 10));
        }

        [Theory]
        [InlineData("0")]
        [InlineData("1")]
        public void An_older_package_version_is_refused(string version) =>
            Refuse("1-40", "version " + version, bench => bench.Manifest = bench.Manifest.Replace("Version: 2", "Version: " + version));

        [Fact]
        public void A_newer_package_version_is_refused() =>
            Refuse("1-40", "version 3", bench => bench.Manifest = bench.Manifest.Replace("Version: 2", "Version: 3"));

        [Fact]
        public void An_empty_radio_CRC_or_address_is_reported_as_empty()
        {
            Refuse("1-80", "'Radio CRC' is empty", bench => bench.Manifest = Emptied(bench.Manifest, "Radio CRC"));
            Refuse("1-80", "'Radio address' is empty", bench => bench.Manifest = Emptied(bench.Manifest, "Radio address"));
        }

        [Fact]
        public void A_package_with_only_option_bytes_is_accepted()
        {
            // CPU2's option words belong to the installed stack, which this package does not change.
            string text = string.Join('\n', OptionByteData.StockText.Split('\n').Where(line => !line.StartsWith('S')));
            PreflightBench bench = new(contents => contents.OptionBytes = OptionByteData.Parse(text));
            foreach (string key in new[]
                {
                    "Firmware", "Radio", "Radio address", "Radio version", "Radio CRC", "Resources", "Splashscreen",
                })
            {
                bench.Manifest = Emptied(bench.Manifest, key);
            }

            Assert.NotNull(bench.Place().Prepare().Plan);
        }

        [Theory]
        [InlineData("Firmware")]
        [InlineData("Radio CRC")]
        [InlineData("OB mask")]
        public void A_duplicate_key_in_the_manifest_is_refused(string key) =>
            Refuse(
                "1-30",
                $"'{key}'",
                bench =>
                    bench.Manifest += bench.Manifest.Split('\n').First(line => line.StartsWith(key + ":", StringComparison.Ordinal))
                        + "\n");

        [Fact]
        public void A_known_key_out_of_order_is_refused() =>
            Refuse("1-30", "'Resources'", bench =>
            {
                string line = bench.Manifest.Split('\n').First(text => text.StartsWith("Resources:", StringComparison.Ordinal)) + "\n";
                bench.Manifest = bench.Manifest.Replace(line, string.Empty).Replace("Firmware: ", line + "Firmware: ");
            });

        private static PreflightBench BesideAPackageInTheFolder(string pointer)
        {
            PreflightBench bench = new PreflightBench().Place();
            foreach ((string name, byte[] data) in bench.Files)
            {
                bench.Device.Card.Preload("/update/" + name, data);
            }

            bench.Device.Card.Preload("/.fupdate", Encoding.ASCII.GetBytes(pointer));
            bench.Device.Backup.Preload(6, 0);
            return bench;
        }

        private static string Emptied(string manifest, string key) =>
            string.Join(
                '\n', manifest.Split('\n').Select(line => line.StartsWith(key + ":", StringComparison.Ordinal) ? key + ": " : line));

        [Fact]
        public void Missing_files_of_the_package_are_reported()
        {
            Refuse("1-60", PackageFiles.Firmware, bench => bench.Files.Remove(PackageFiles.Firmware));
            Refuse("1-65", "updater.bin", bench => bench.Files.Remove("updater.bin"));
            Refuse("1-80", PackageFiles.Radio, bench => bench.Files.Remove(PackageFiles.Radio));
            Refuse("15-0", PackageFiles.Resources, bench => bench.Files.Remove(PackageFiles.Resources));
            Refuse("18-0", "splash.bin", bench => bench.Files.Remove("splash.bin"));
        }

        [Fact]
        public void A_radio_version_without_a_stack_type_is_refused() =>
            Refuse("1-80", "stack type", bench => bench.Manifest = bench.Manifest.Replace("01 14 00 00 02 03", "01 14 00 00 02 00"));

        [Fact]
        public void A_damaged_loader_is_refused()
        {
            Refuse("1-70", "updater.bin", bench => bench.Files["updater.bin"][77] ^= 4);
            Refuse("1-66", "Byte 0", bench => bench.Device.Card.Faults.FailReads(PreflightBench.Folder + "updater.bin", 100));
        }

        [Fact]
        public void A_damaged_resume_stub_is_refused()
        {
            static void WithStub(PackageContents contents) => contents.Resume = StandIn.Stub();

            Assert.NotNull(new PreflightBench(WithStub).Place().Prepare().Plan);
            Refuse("1-90", "resume.bin is damaged", bench => bench.Files["resume.bin"][77] ^= 4, WithStub);
            Refuse("1-90", "resume.bin cannot be opened", bench => bench.Files.Remove("resume.bin"), WithStub);
            Refuse("1-90", "Byte 0", bench => bench.Device.Card.Faults.FailReads(PreflightBench.Folder + "resume.bin", 10), WithStub);
            Refuse("1-90", "larger than two pages", bench => ReplaceStub(bench, new byte[8193]), WithStub);
        }

        [Fact]
        public void A_file_that_is_not_a_resume_stub_is_refused()
        {
            static void WithStub(PackageContents contents) => contents.Resume = StandIn.Stub();

            foreach (int wrong in new[] { 3, 4, 60, 64, 71 })
            {
                byte[] stub = StandIn.Stub();
                stub[wrong] ^= 1;
                Refuse("1-90", "is not a resume stub", bench => ReplaceStub(bench, stub), WithStub);
            }

            Refuse("1-90", "is not a resume stub", bench => ReplaceStub(bench, []), WithStub);
            Refuse("1-90", "is not a resume stub", bench => ReplaceStub(bench, [.. StandIn.Stub(), 0]), WithStub);
        }

        [Fact]
        public void A_loader_that_the_resume_stub_cannot_load_is_refused() =>
            Refuse("1-90", "the stub loads up to 180224", _ => { }, contents =>
            {
                contents.Resume = StandIn.Stub();
                contents.Loader = StandIn.Loader(180_232);
            });

        private static void ReplaceStub(PreflightBench bench, byte[] stub)
        {
            bench.Files["resume.bin"] = stub;
            string crc = string.Join(' ', BitConverter.GetBytes(Crc32.Compute(stub)).Select(value => $"{value:X2}"));
            int end = bench.Manifest.IndexOf("Resume CRC", StringComparison.Ordinal);
            bench.Manifest = bench.Manifest[..end] + "Resume CRC: " + crc;
        }

        [Fact]
        public void A_loader_too_large_for_old_firmware_gives_a_warning()
        {
            Finding[] findings = new PreflightBench(contents => contents.Loader = StandIn.Loader(131_072)).Place().Examine(out _);

            Assert.Contains("131072", Assert.Single(findings).Text);
            Assert.Equal(FindingSeverity.Warning, findings[0].Severity);
        }
    }
}
