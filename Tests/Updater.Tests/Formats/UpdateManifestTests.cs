using System.Text;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.Tests.Mutation;
using Xunit;
using UpdateManifest = FlipperUpdaterNano.Updater.Formats.UpdateManifest;

namespace FlipperUpdaterNano.Updater.Tests.Formats
{
    /// <summary>Tests the reader rules of docs/reference/stock-updater.md 2.1 and 2.2, and the stricter rules of this reader.</summary>
    public class UpdateManifestTests
    {
        private static readonly string[] s_optional =
        {
            "Firmware", "Radio", "Radio address", "Radio version", "Radio CRC", "Resources", "OB reference", "OB mask", "OB write mask",
            "Splashscreen",
        };

        [Fact]
        public void All_keys_of_a_stock_package_are_read()
        {
            UpdateManifest manifest = Parse(Full());

            Assert.Equal(2u, manifest.Version);
            Assert.Equal("unit test: 1.0 #7", manifest.Info);
            Assert.Equal(7u, manifest.Target);
            Assert.Equal("updater.bin", manifest.Loader);
            Assert.Equal(0xDEADBEEF, manifest.LoaderCrc);
            Assert.Equal("firmware.dfu", manifest.Firmware);
            Assert.Equal("radio.bin", manifest.Radio);
            Assert.Equal(0x080D7000u, manifest.RadioAddress);
            Assert.Equal(new byte[] { 1, 20, 0, 0, 2, 3 }, manifest.RadioVersion);
            Assert.Equal(0x78563412u, manifest.RadioCrc);
            Assert.Equal("resources.ths", manifest.Resources);
            Assert.Equal(new byte[] { 0xAA, 0x79, 0x8F, 0x0D }, manifest.OptionReference[..4]);
            Assert.Equal(new byte[] { 0xFF, 0x7F, 0x8F, 0x0F, 0xFF, 0x7F, 0x8F, 0x0F }, manifest.OptionMask[..8]);
            Assert.Equal(128, manifest.OptionWriteMask.Length);
            Assert.Equal("splash.bin", manifest.Splashscreen);
            Assert.False(manifest.HandoverToFirmware);
        }

        [Fact]
        public void A_CRC_is_stored_in_little_endian_order()
        {
            Assert.Equal(0xCBF43926, Parse(Minimal().Replace("00 00 00 00", "26 39 F4 CB")).LoaderCrc);
        }

        [Fact]
        public void The_Handover_key_follows_the_last_stock_key()
        {
            Assert.True(Parse(Full() + "Handover: firmware\n").HandoverToFirmware);
            Assert.False(Parse(Full() + "Handover: \n").HandoverToFirmware);
            Refused(Full() + "Handover: firmwarE\n", "Handover");
        }

        [Fact]
        public void The_keys_of_the_resume_stub_follow_the_last_stock_key()
        {
            UpdateManifest manifest = Parse(Full() + "Resume: resume.bin\nResume CRC: 12 34 56 78\n");

            Assert.Equal(("resume.bin", 0x78563412u, "splash.bin"), (manifest.Resume, manifest.ResumeCrc, manifest.Splashscreen));
            Assert.Equal("resume.bin", Parse(Full() + "Handover: firmware\nResume: resume.bin\nResume CRC: 12 34 56 78\n").Resume);
            Assert.Equal((string.Empty, 0u), (Parse(Full()).Resume, Parse(Full()).ResumeCrc));
            Refused(Full() + "Resume: ../resume.bin\nResume CRC: 12 34 56 78\n", "'Resume'");
            Refused(Full() + "Resume: resume.bin\nResume CRC: 12 34 56\n", "'Resume CRC'");
        }

        [Fact]
        public void A_missing_optional_key_does_not_hide_later_keys()
        {
            foreach (string key in s_optional)
            {
                UpdateManifest manifest = Parse(Without(Full(), key));

                Assert.Equal(key == "Splashscreen" ? string.Empty : "splash.bin", manifest.Splashscreen);
                Assert.Equal(key == "Resources" ? string.Empty : "resources.ths", manifest.Resources);
                Assert.Equal(key == "Firmware" ? string.Empty : "firmware.dfu", manifest.Firmware);
            }
        }

        [Theory]
        [InlineData("Filetype")]
        [InlineData("Version")]
        [InlineData("Info")]
        [InlineData("Target")]
        [InlineData("Loader")]
        [InlineData("Loader CRC")]
        public void A_missing_mandatory_key_is_reported_by_name(string key)
        {
            Refused(Without(Full(), key), "'" + key + "'");
        }

        [Fact]
        public void A_manifest_that_updates_nothing_is_refused()
        {
            Refused(Without(Minimal(), "Firmware"), "no Firmware, Radio, Resources or OB reference");
        }

        [Fact]
        public void A_manifest_with_a_different_Filetype_is_refused()
        {
            Refused(Full().Replace("Flipper firmware upgrade", "flipper firmware upgrade"), "'Filetype'");
        }

        [Theory]
        [InlineData("../firmware.dfu")]
        [InlineData("..")]
        [InlineData(".")]
        [InlineData("a/b.dfu")]
        [InlineData("a\\b.dfu")]
        [InlineData("C:firmware.dfu")]
        [InlineData("firm\tware.dfu")]
        [InlineData("firm\u0001ware.dfu")]
        public void A_file_name_that_contains_a_path_is_refused_under_every_key(string name)
        {
            foreach (string key in new[] { "Loader", "Firmware", "Radio", "Resources", "Splashscreen" })
            {
                Refused(With(Full(), key, name), "'" + key + "'");
            }
        }

        [Fact]
        public void If_a_line_ends_with_the_colon_of_its_key_the_value_is_the_next_line()
        {
            // The stock updater reads "Radio address: ..." as the value of Radio (docs/reference/stock-updater.md 13, vector 3); this
            // reader refuses it as a file name.
            Refused(Full().Replace("Radio: radio.bin\n", "Radio:\n"), "'Radio'");

            // The line "Target: 7" is read as the value of Info, so the key Target is missing.
            Refused(Full().Replace("Info: unit test: 1.0 #7\n", "Info:\nTarget: 7\n"), "'Target'");
            Assert.Equal("Text: 7", Parse(Full().Replace("Info: unit test: 1.0 #7\n", "Info:\nText: 7\n")).Info);
        }

        [Fact]
        public void The_byte_after_the_colon_is_skipped_whatever_its_value()
        {
            Assert.Equal("firmware.dfu", Parse(Full().Replace("Firmware: ", "Firmware:\t")).Firmware);
            Assert.Equal("irmware.dfu", Parse(Full().Replace("Firmware: ", "Firmware:")).Firmware);
        }

        [Fact]
        public void Carriage_returns_and_comments_and_blank_lines_are_ignored()
        {
            string text = Full().Replace("\n", "\r\n").Replace("Target", "# Target: 9\r\n\r\n:odd\r\nTarget");

            Assert.Equal(7u, Parse(text).Target);
            Assert.Equal("radio.bin", Parse(text).Radio);
        }

        [Fact]
        public void The_last_line_needs_no_line_ending()
        {
            Assert.Equal("splash.bin", Parse(Full().TrimEnd('\n')).Splashscreen);
        }

        [Fact]
        public void Unknown_keys_are_skipped_if_no_known_key_is_missing()
        {
            Assert.Equal("radio.bin", Parse(Full().Replace("Radio:", "Colour: blue\nRadio:")).Radio);
        }

        [Theory]
        [InlineData("7", 7u)]
        [InlineData("+7", 7u)]
        [InlineData("0x18", 18u)]
        [InlineData("007", 7u)]
        [InlineData("0", 0u)]
        [InlineData("  18 ", 18u)]
        [InlineData("7up", 7u)]
        [InlineData("4294967295", uint.MaxValue)]
        public void Numbers_are_parsed_the_way_the_stock_updater_parses_them(string text, uint expected)
        {
            Assert.Equal(expected, Parse(With(Full(), "Target", text)).Target);
        }

        [Theory]
        [InlineData("")]
        [InlineData("-7")]
        [InlineData("x")]
        [InlineData("0x")]
        [InlineData("4294967296")]
        [InlineData("99999999999999999999999")]
        public void Invalid_32_bit_numbers_are_refused(string text)
        {
            Refused(With(Full(), "Target", text), "'Target'");
        }

        [Theory]
        [InlineData("12 34 56")]
        [InlineData("12 34 5 78")]
        [InlineData("12 34 5G 78")]
        [InlineData("xx")]
        public void Malformed_hexadecimal_bytes_are_refused(string text)
        {
            Refused(With(Full(), "Radio CRC", text), "'Radio CRC'");
            Refused(With(Full(), "Loader CRC", text), "'Loader CRC'");
        }

        [Fact]
        public void Each_damaged_key_is_refused_and_not_treated_as_missing()
        {
            foreach (string key in s_optional)
            {
                for (int i = 0; i < key.Length; i++)
                {
                    string damaged = key[..i] + "#" + key[(i + 1)..];
                    Refused(Full().Replace("\n" + key + ": ", "\n" + damaged + ": "), "'" + key + "'");
                }

                Refused(Full().Replace("\n" + key + ": ", "\n" + key + "; "), "Manifest key");
                Refused(Full().Replace("\n" + key + ": ", "x" + key + ": "), "Manifest key");
            }
        }

        [Fact]
        public void A_commented_out_key_counts_as_missing()
        {
            Assert.Equal(string.Empty, Parse(Full().Replace("\nRadio: ", "\n#Radio: ")).Radio);
            Assert.Equal(string.Empty, Parse(Full().Replace("\nRadio: ", "\n# Radio: ")).Radio);
        }

        [Fact]
        public void Damaged_manifests_are_either_refused_or_read()
        {
            byte[][] corpus = { Bytes(Full()), Bytes(Minimal()), Bytes(Full().Replace("\n", "\r\n") + "Handover: firmware\r\n") };
            new MutationCampaign("manifest", corpus)
            {
                Refusals = [typeof(MalformedException)],
                BytesPerInputByte = 600,
            }.Run(data => UpdateManifest.Parse(new DesktopBytes(), data, data.Length));
        }

        internal static string Full()
        {
            return ManifestWriter.Write(new FlipperUpdaterNano.Packaging.UpdateManifest
            {
                Info = "unit test: 1.0 #7",
                LoaderCrc = 0xDEADBEEF,
                Firmware = "firmware.dfu",
                Radio = "radio.bin",
                RadioAddress = 0x080D7000,
                RadioVersion = [1, 20, 0, 0, 2, 3],
                RadioCrc = 0x78563412,
                Resources = "resources.ths",
                OptionBytes = FlipperUpdaterNano.Packaging.OptionByteData.Parse(FlipperUpdaterNano.Packaging.OptionByteData.StockText),
                Splashscreen = "splash.bin",
            });
        }

        internal static UpdateManifest Parse(string text)
        {
            byte[] data = Bytes(text);
            return UpdateManifest.Parse(new DesktopBytes(), data, data.Length);
        }

        private static string Minimal()
        {
            return "Filetype: Flipper firmware upgrade configuration\nVersion: 2\nInfo: x\nTarget: 7\n"
                + "Loader: updater.bin\nLoader CRC: 00 00 00 00\n"
                + "Firmware: firmware.dfu\n";
        }

        private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

        private static string Without(string text, string key) => With(text, key, null);

        private static string With(string text, string key, string? value)
        {
            StringBuilder result = new();
            foreach (string line in text.TrimEnd('\n').Split('\n'))
            {
                bool isKey = line.StartsWith(key + ": ", StringComparison.Ordinal);
                if (!isKey || value != null)
                {
                    result.Append(isKey ? key + ": " + value : line).Append('\n');
                }
            }

            return result.ToString();
        }

        private static void Refused(string text, string expected)
        {
            MalformedException e = Assert.Throws<MalformedException>(() => Parse(text));
            Assert.Contains(expected, e.Message);
        }
    }
}
