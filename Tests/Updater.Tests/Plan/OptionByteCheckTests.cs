using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;
using static FlipperUpdaterNano.Updater.Tests.Plan.Refusals;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>Tests the checks of the option byte data against the device.</summary>
    public class OptionByteCheckTests
    {
        [Fact]
        public void Damaged_option_byte_data_is_refused_and_not_skipped()
        {
            Refuse("10-0", "word 0", bench => bench.Manifest = bench.Manifest.Replace("OB mask: FF 7F", "OB mask: FF 7E"));
            Refuse("10-16", "lacks some OB keys", bench => bench.Manifest = WithoutKey(bench.Manifest, "OB mask"));
        }

        /// <summary>
        /// docs/reference/stock-updater.md 9.7, item 5: the stock updater's error code does not contain the index of the option byte.
        /// </summary>
        [Fact]
        public void An_uncorrectable_option_byte_is_reported_with_its_word_number()
        {
            Refuse("10-3", "word 3", bench =>
            {
                uint[] words = [.. Enumerable.Range(0, 16).Select(bench.Device.Options.Stored)];
                words[3] ^= 0x00FF0000;
                bench.Device.Options.Preload(words);
            });
        }

        [Fact]
        public void A_correctable_option_byte_is_in_the_plan()
        {
            PreflightBench bench = new();
            uint[] words = [.. Enumerable.Range(0, 16).Select(bench.Device.Options.Stored)];
            words[0] ^= 1 << 26;
            bench.Device.Options.Preload(words);

            PreparedUpdate update = bench.Place().Prepare();

            Assert.Contains("Correct", Assert.Single(update.Plan.Steps, step => step.Stage == Stage.OptionBytes).Text);
        }

        [Fact]
        public void Option_byte_data_for_another_radio_stack_is_refused()
        {
            Refuse("10-14", "makes option word 14 000010CE, the package requires 000010D7", change: contents =>
            {
                contents.Radio = RadioImageMaker.Make(1, 20, 0, size: 151_732, sram2aKilobytes: 10, sram2bKilobytes: 15);
                contents.RadioType = 1;
            });
        }

        /// <summary>
        /// One line of the option byte reference of 2022 does not match a stack of 2024. Without this check, only the installation would
        /// reveal the difference.
        /// </summary>
        [Fact]
        public void Option_byte_data_for_an_older_release_of_the_same_stack_is_refused() =>
            Refuse(
                "10-15",
                "makes option word 15 964B5C00, the package requires 9A4B5C00",
                change: contents => contents.OptionBytes = Data("SNBRSA:0xB:r", "SNBRSA:0xD:r"));

        [Theory]
        [InlineData("SBRV:0x35C00:r", "SBRV:0x35800:r")]
        [InlineData("SBRSA:0x12:r", "SBRSA:0xA:r")]
        [InlineData("C2OPT:0x1:r", "C2OPT:0x0:r")]
        public void Each_field_that_FUS_sets_is_compared(string line, string other) =>
            Refuse("10-15", "makes option word 15", change: contents => contents.OptionBytes = Data(line, other));

        [Fact]
        public void A_package_of_2022_is_accepted_whether_the_device_has_the_stack_of_2022_or_a_later_stack()
        {
            void Package(PackageContents contents)
            {
                contents.Radio = RadioImageMaker.Make(1, 13, 3, sram2bKilobytes: 13);
                contents.OptionBytes = Data("SNBRSA:0xB:r", "SNBRSA:0xD:r");
            }

            DeviceSetup later = new() { StackFile = RadioImageMaker.Make(1, 20, 0), StackType = 3 };

            Assert.False(new PreflightBench(Package).Place().Prepare().Radio.Changes);
            Assert.True(new PreflightBench(Package, later).Place().Prepare().Radio.Changes);
        }

        [Theory]
        [InlineData("nBOOT0:0x1:rw", "nBOOT0:0x0:rw", "10-0")]
        [InlineData("nBOOT1:0x1:rw", "nBOOT1:0x0:rw", "10-0")]
        [InlineData("nSWBOOT0:0x1:rw", "nSWBOOT0:0x0:rw", "10-0")]
        [InlineData("nRST_STOP:0x1:rw", "nRST_STOP:0x0:rw", "10-0")]
        [InlineData("nRST_STDBY:0x1:rw", "nRST_STDBY:0x0:rw", "10-0")]
        [InlineData("nRSTSHDW:0x1:rw", "nRSTSHDW:0x0:rw", "10-0")]
        [InlineData("IWDGSW:0x1:rw", "IWDGSW:0x0:rw", "10-0")]
        [InlineData("IWDGSTOP:0x1:rw", "IWDGSTOP:0x0:rw", "10-0")]
        [InlineData("IWDGSTDBY:0x1:rw", "IWDGSTDBY:0x0:rw", "10-0")]
        [InlineData("WWDGSW:0x1:rw", "WWDGSW:0x0:rw", "10-0")]
        [InlineData("SRAM2PE:0x1:rw", "SRAM2PE:0x0:rw", "10-0")]
        [InlineData("SRAM2RST:0x0:rw", "SRAM2RST:0x1:rw", "10-0")]
        [InlineData("BOR_LEV:0x4:rw", "BOR_LEV:0x5:rw", "10-0")]
        [InlineData("BOR_LEV:0x4:rw", "BOR_LEV:0x7:rw", "10-0")]
        [InlineData("PCROP_RDP:0x1:rw", "PCROP_RDP:0x0:rw", "10-2")]
        [InlineData("IPCCDBA:0x0:rw", "IPCCDBA:0x100:rw", "10-13")]
        [InlineData("IPCCDBA:0x0:rw", "IPCCDBA:0x3FFF:rw", "10-13")]
        public void An_option_value_that_would_disable_the_device_is_refused(string line, string other, string code) =>
            Refuse(code, "not allowed", change: contents => contents.OptionBytes = Data(line, other));

        [Theory]
        [InlineData(0)]
        [InlineData(3)]
        [InlineData(4)]
        public void Each_defined_brown_out_level_is_accepted(int level)
        {
            PreflightBench bench = new(contents => contents.OptionBytes = Data("BOR_LEV:0x4:rw", $"BOR_LEV:{level}:rw"));

            Assert.NotNull(bench.Place().Prepare().Plan);
        }

        private static OptionByteData Data(string line, string other)
        {
            Assert.Contains(line, OptionByteData.StockText);
            return OptionByteData.Parse(OptionByteData.StockText.Replace(line, other));
        }
    }
}
