using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Plan;
using Xunit;
using static FlipperUpdaterNano.Updater.Tests.Plan.Refusals;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>The option byte data against the device.</summary>
    public class OptionByteCheckTests
    {
        [Fact]
        public void Damaged_option_byte_data_is_refused_and_not_skipped()
        {
            Refuse("10-0", "word 0", bench => bench.Manifest = bench.Manifest.Replace("OB mask: FF 7F", "OB mask: FF 7E"));
            Refuse("10-16", "part", bench => bench.Manifest = WithoutKey(bench.Manifest, "OB mask"));
        }

        /// <summary>docs/reference/stock-updater.md 9.7, item 5: the stock updater's code carries no option byte index.</summary>
        [Fact]
        public void Defect_5_an_option_byte_that_cannot_be_corrected_is_named_by_its_word()
        {
            Refuse("10-3", "word 3", bench =>
            {
                uint[] words = [.. Enumerable.Range(0, 16).Select(bench.Device.Options.Stored)];
                words[3] ^= 0x00FF0000;
                bench.Device.Options.Preload(words);
            });
        }

        [Fact]
        public void An_option_byte_that_can_be_corrected_is_in_the_plan()
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
            Refuse("10-14", "secure page 215", change: contents =>
            {
                contents.Radio = RadioImageMaker.Make(1, 20, 0, size: 151_732, sram2aKilobytes: 10, sram2bKilobytes: 15);
                contents.RadioType = 1;
            });
        }
    }
}
