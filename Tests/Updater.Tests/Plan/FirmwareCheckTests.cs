using FlipperUpdaterNano.Packaging;
using Xunit;
using static FlipperUpdaterNano.Updater.Tests.Plan.Refusals;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>Tests the firmware checks: file, addresses and vector table.</summary>
    public class FirmwareCheckTests
    {
        [Fact]
        public void Firmware_damaged_at_any_offset_is_refused()
        {
            foreach (int offset in new[] { 300, 5000, 100_292, 100_308 })
            {
                Refuse("2-99", "damaged", bench => bench.Files[PackageFiles.Firmware][offset] ^= 1);
            }
        }

        [Fact]
        public void A_file_that_is_not_a_DFU_file_is_refused()
        {
            Refuse("2-100", "DfuSe", bench => bench.Files[PackageFiles.Firmware][0] ^= 1);
            Refuse("2-100", "too short", bench => bench.Files[PackageFiles.Firmware] = new byte[20]);
        }

        [Theory]
        [InlineData(0u, "2-1")]
        [InlineData(50_000u, "2-48")]
        [InlineData(100_308u, "2-97")]
        public void A_read_error_in_the_firmware_is_reported_with_the_progress(uint offset, string code) =>
            Refuse(
                code, "cannot be read", bench => bench.Device.Card.Faults.FailReads(PreflightBench.Folder + PackageFiles.Firmware, offset));

        [Fact]
        public void Short_reads_from_the_card_cause_no_error()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Device.Card.Faults.ShortenReads(PreflightBench.Folder + PackageFiles.Firmware, 1000);

            Assert.Equal(25, bench.Prepare().Firmware.Used);
        }

        /// <summary>
        /// docs/reference/stock-updater.md 9.7, item 2: the stock updater skips an element that does not fit, and reports success.
        /// </summary>
        [Fact]
        public void A_firmware_element_outside_of_flash_is_refused()
        {
            RefuseFirmware("20-10", "outside flash", [new(0x08000000, StandIn.Firmware(4096)), new(0x07FFF000, new byte[8])]);
            RefuseFirmware("20-10", "outside flash", [new(0x08000000, StandIn.Firmware(4096)), new(0x08100000, new byte[8])]);
            RefuseFirmware("20-10", "outside flash", [new(0x08000000, StandIn.Firmware(4096)), new(0xFFFFF000, new byte[4096])]);
        }

        [Fact]
        public void Firmware_that_overlaps_the_radio_stack_is_refused()
        {
            RefuseFirmware("20-20", "080D7000", [new(0x08000000, StandIn.Firmware((0xD7 * 4096) + 1))]);
            RefuseFirmware("20-20", "080D7000", [new(0x08000000, StandIn.Firmware(4096)), new(0x080D7000, new byte[8])]);
        }

        /// <summary>
        /// docs/reference/prior-art.md 0.3 c: the stock updater refuses an image that ends exactly at the start of CPU2's flash.
        /// </summary>
        [Fact]
        public void Firmware_that_ends_exactly_at_the_secure_start_is_accepted()
        {
            PreflightBench bench = new(contents => contents.Firmware = StandIn.Firmware(0xD7 * 4096));

            Assert.Equal(0xD7, bench.Place().Prepare().Firmware.Used);
        }

        [Fact]
        public void Firmware_is_limited_by_the_secure_start_that_the_radio_step_sets()
        {
            // The full stack occupies pages from 0xCE on, so firmware that fits now will no longer fit.
            void Full(PackageContents contents)
            {
                contents.Radio = RadioImageMaker.Make(1, 20, 0, size: 151_732, sram2aKilobytes: 10, sram2bKilobytes: 15);
                contents.RadioType = 1;
                contents.OptionBytes = null;
                contents.Firmware = StandIn.Firmware(0xD0 * 4096);
            }

            Refuse("20-20", "080CE000", change: Full);

            PreflightBench bench = new(contents =>
            {
                Full(contents);
                contents.Firmware = StandIn.Firmware(0xCE * 4096);
            });
            Assert.Equal(0x080CE000u, bench.Place().Prepare().Radio.SecureStart);
        }

        [Fact]
        public void Firmware_elements_that_overlap_or_are_not_page_aligned_are_refused()
        {
            RefuseFirmware("20-30", "overlaps", [new(0x08000000, StandIn.Firmware(8192)), new(0x08001000, new byte[8])]);
            RefuseFirmware("20-40", "page", [new(0x08000000, StandIn.Firmware(4096)), new(0x08001008, new byte[8])]);
        }

        [Fact]
        public void Firmware_that_cannot_start_is_refused()
        {
            RefuseFirmware("20-50", "page 0", [new(0x08001000, StandIn.Firmware(4096))]);
            RefuseFirmware("20-50", "stack pointer", [new(0x08000000, new byte[4096])]);
            byte[] even = StandIn.Firmware(4096);
            even[4] &= 0xFE;
            RefuseFirmware("20-50", "reset vector", [new(0x08000000, even)]);
        }
    }
}
