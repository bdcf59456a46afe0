using System.Buffers.Binary;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Plan;
using FlipperUpdaterNano.Updater.State;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Options;
using Xunit;
using static FlipperUpdaterNano.Updater.Tests.Plan.Refusals;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>Tests the checks of the radio image and of its compatibility with CPU2.</summary>
    public class RadioCheckTests
    {
        /// <summary>
        /// docs/reference/stock-updater.md 9.7, item 1: the stock updater checks the radio image after it has deleted the old stack.
        /// </summary>
        [Fact]
        public void A_damaged_radio_image_is_refused_before_any_change()
        {
            Refuse("5-100", "CRC32", bench => bench.Files[PackageFiles.Radio][50_000] ^= 1);
            Refuse("5-100", "CRC32", bench => bench.Files[PackageFiles.Radio] = bench.Files[PackageFiles.Radio][..^8]);
        }

        [Theory]
        [InlineData(0u, "5-0")]
        [InlineData(60_000u, "5-48")]
        public void A_read_error_in_the_radio_image_is_reported_with_the_progress(uint offset, string code) =>
            Refuse(code, "cannot be read", bench => bench.Device.Card.Faults.FailReads(PreflightBench.Folder + PackageFiles.Radio, offset));

        [Fact]
        public void A_file_that_is_not_a_radio_image_is_refused() =>
            Refuse("20-60", "footer", bench => SetRadio(bench, radio => radio[^88] ^= 1));

        [Fact]
        public void A_radio_image_whose_version_differs_from_that_in_the_manifest_is_refused()
        {
            Refuse("20-65", "version", bench => bench.Manifest = bench.Manifest.Replace("01 14 00 00 02 03", "01 15 00 00 02 03"));
            Refuse("20-67", "type 3", bench => bench.Manifest = bench.Manifest.Replace("01 14 00 00 02 03", "01 14 00 00 02 01"));
        }

        /// <summary>
        /// docs/reference/stock-updater.md 9.7, item 4: the stock updater reports a radio address out of range as a CRC error.
        /// </summary>
        [Theory]
        [InlineData(0x080D7001u, "20-70")]
        [InlineData(0x080D6000u, "20-75")]
        [InlineData(0x080D8000u, "20-75")]
        [InlineData(0x080F4000u, "20-75")]
        [InlineData(0xFFFFF000u, "20-75")]
        public void A_wrong_radio_address_is_reported_with_its_own_error_code(uint address, string code) =>
            Refuse(code, "radio address", change: contents => contents.RadioAddress = address);

        [Fact]
        public void A_stack_for_FUS_2_is_refused_if_the_device_has_FUS_1() =>
            Refuse("20-80", "FUS 2", bench =>
            {
                SetRadio(bench, radio => BinaryPrimitives.WriteUInt32LittleEndian(radio.AsSpan(radio.Length - 88), 0xB10C8B99));
                bench.Manifest = bench.Manifest.Replace("00 70 0D 08", "00 30 0D 08");
            });

        /// <summary>ST community, 2025-05: FUS 2.0 installs stacks over USB only. The old stack must be kept.</summary>
        [Fact]
        public void Every_radio_change_is_refused_on_a_device_with_FUS_2_0() =>
            Refuse("20-80", "USB only", bench => bench.Device.Coprocessor.FusVersion = new(2, 0, 0));

        [Fact]
        public void FUS_later_than_2_0_gives_a_warning()
        {
            PreflightBench bench = new();
            bench.Device.Coprocessor.FusVersion = new(2, 1, 0);

            Finding finding = Assert.Single(bench.Place().Examine(out PreparedUpdate? update));

            Assert.Equal(FindingSeverity.Warning, finding.Severity);
            Assert.Contains("FUS 2", finding.Text);
            Assert.NotNull(update!.Plan);
        }

        [Fact]
        public void Reinstalling_the_same_stack_does_not_count_as_a_radio_change_even_with_FUS_2_0()
        {
            PreflightBench bench = new(setup: new DeviceSetup { StackFile = RadioImageMaker.Make(1, 20, 0), StackType = 3 });
            bench.Device.Coprocessor.FusVersion = new(2, 0, 0);

            Assert.False(bench.Place().Prepare().Radio.Changes);
        }

        /// <summary>docs/reference/hardware.md 9.2: all SRAM2 windows of ST's releases from 1.13.3 to 1.19.0.</summary>
        [Theory]
        [InlineData(10, 15, 1, 5)]
        [InlineData(19, 25, 2)]
        [InlineData(18, 11, 3)]
        [InlineData(18, 13, 3)]
        [InlineData(2, 10, 6)]
        [InlineData(9, 25, 7)]
        [InlineData(23, 25)]
        [InlineData(31, 16)]
        [InlineData(9, 9, 0x90)]
        [InlineData(32, 20, 0x10, 0x11)]
        [InlineData(6, 1, 0x50, 0x51)]
        [InlineData(6, 5, 0x51)]
        [InlineData(6, 4, 0x51)]
        [InlineData(5, 8, 0x51)]
        [InlineData(8, 8, 0x51)]
        [InlineData(4, 0, 0x30, 0x31)]
        [InlineData(8, 0, 0x70)]
        [InlineData(16, 0, 0x40)]
        [InlineData(32, 0)]
        public void A_radio_image_is_accepted_only_as_a_type_that_its_SRAM2_windows_allow(byte sram2a, byte sram2b, params int[] types)
        {
            foreach (int type in new[] { 1, 2, 3, 4, 5, 6, 7, 0x10, 0x11, 0x30, 0x31, 0x40, 0x50, 0x51, 0x63, 0x70, 0x90, 0xFF })
            {
                PreflightBench bench = new(contents =>
                {
                    contents.Radio = RadioImageMaker.Make(1, 20, 0, sram2aKilobytes: sram2a, sram2bKilobytes: sram2b);
                    contents.RadioType = (byte)type;
                    (contents.OptionBytes, contents.Resources, contents.Firmware) = (null, null, null);
                });

                Assert.Equal(types.Contains(type) ? [] : ["20-67"], bench.Place().Examine(out _).Select(finding => finding.Code));
            }
        }

        [Fact]
        public void Unknown_SRAM2_windows_of_a_radio_image_give_a_warning()
        {
            PreflightBench bench = new(
                contents => (contents.Radio, contents.OptionBytes) = (RadioImageMaker.Make(1, 25, 0, sram2bKilobytes: 12), null));

            Finding finding = Assert.Single(bench.Place().Examine(out PreparedUpdate? update));

            Assert.Equal(FindingSeverity.Warning, finding.Severity);
            Assert.Contains("18 and 12", finding.Text);
            Assert.NotNull(update!.Plan);
        }

        [Fact]
        public void A_safeboot_image_is_refused() =>
            Refuse(
                "20-60",
                "Safeboot",
                bench => SetRadio(bench, radio => BinaryPrimitives.WriteUInt32LittleEndian(radio.AsSpan(radio.Length - 104), 0x5AFEB007)));

        [Fact]
        public void A_larger_stack_that_would_overlap_the_old_firmware_is_refused()
        {
            void Full(PackageContents contents)
            {
                contents.Radio = RadioImageMaker.Make(1, 20, 0, size: 151_732, sram2aKilobytes: 10, sram2bKilobytes: 15);
                contents.RadioType = 1;
                contents.OptionBytes = null;
            }

            Refuse("20-85", "080CE000", bench => bench.Device.Flash.Preload(0x08000000, StandIn.Firmware((0xCE * 4096) + 8)), Full);

            PreflightBench fine = new(Full);
            fine.Device.Flash.Preload(0x08000000, StandIn.Firmware(0xCE * 4096));
            Assert.Equal(0x080CE000u, fine.Place().Prepare().Radio.SecureStart);
        }

        [Fact]
        public void The_installed_stack_is_not_installed_again()
        {
            PreflightBench bench = new(setup: new DeviceSetup { StackFile = RadioImageMaker.Make(1, 20, 0), StackType = 3 });

            PreparedUpdate update = bench.Place().Prepare();

            Assert.False(update.Radio.Changes);
            Assert.Null(update.Radio.Pages);
            Assert.DoesNotContain(update.Plan.Steps, step => step.Stage == Stage.RadioDelete);
        }

        [Fact]
        public void During_the_radio_step_only_the_radio_is_checked_again()
        {
            PreflightBench bench = new PreflightBench().Place();
            PreparedUpdate first = bench.Prepare();
            new UpdateRegister(bench.Boot().BackupRegisters, first.Package.Crc).CountUp(UpdateRegister.Switches, 0);
            bench.Device.SwitchOff();
            long before = bench.Device.Card.BytesRead;

            PreparedUpdate second = bench.Prepare();

            Assert.False(first.EndsInReset);
            Assert.True(second.EndsInReset);
            Assert.Null(second.Firmware);
            Assert.NotNull(second.Radio.Pages);
            Assert.NotNull(second.Plan);
            Assert.InRange(
                bench.Device.Card.BytesRead - before,
                bench.Files[PackageFiles.Radio].Length,
                bench.Files[PackageFiles.Radio].Length + 16_384);
        }

        [Fact]
        public void Between_the_radio_step_and_the_option_bytes_only_the_option_bytes_are_checked_again()
        {
            PreflightBench bench = new(setup: new DeviceSetup { StackFile = RadioImageMaker.Make(1, 20, 0), StackType = 3 });
            PreparedUpdate first = bench.Place().Prepare();
            new UpdateRegister(bench.Boot().BackupRegisters, first.Package.Crc).CountUp(UpdateRegister.Installs, 0);
            uint[] words = [.. Enumerable.Range(0, OptionWord.Count).Select(bench.Device.Options.Stored)];
            words[OptionWord.User] ^= 1u << 9;
            bench.Device.Options.Preload(words);
            bench.Device.SwitchOff();
            long before = bench.Device.Card.BytesRead;

            PreparedUpdate second = bench.Prepare();

            Assert.False(first.EndsInReset);
            Assert.True(second.EndsInReset);
            Assert.Null(second.Firmware);
            Assert.NotNull(second.OptionBytes);
            Assert.InRange(bench.Device.Card.BytesRead - before, 1, 16_384);
        }

        [Fact]
        public void After_the_radio_step_everything_is_checked_again()
        {
            PreflightBench bench = new(setup: new DeviceSetup { StackFile = RadioImageMaker.Make(1, 20, 0), StackType = 3 });
            PreparedUpdate first = bench.Place().Prepare();
            new UpdateRegister(bench.Boot().BackupRegisters, first.Package.Crc).CountUp(UpdateRegister.Installs, 0);
            bench.Files[PackageFiles.Firmware][5000] ^= 1;
            bench.Place();
            bench.Device.SwitchOff();

            UpdateException e = Assert.Throws<UpdateException>(bench.Prepare);

            Assert.Equal("2-99", StageCatalog.Code((int)e.Stage, e.Progress));
        }

        [Fact]
        public void The_doctor_checks_everything_even_during_a_radio_step()
        {
            PreflightBench bench = new PreflightBench().Place();
            PreparedUpdate first = bench.Prepare();
            new UpdateRegister(bench.Boot().BackupRegisters, first.Package.Crc).CountUp(UpdateRegister.Switches, 0);
            bench.Device.SwitchOff();

            bench.Examine(out PreparedUpdate? examined);

            Assert.NotNull(examined!.Firmware);
            Assert.False(examined.EndsInReset);
        }

        [Fact]
        public void An_update_is_refused_if_CPU2_does_not_start() =>
            Refuse("9-20", "ready", bench => bench.Device.Coprocessor.Faults.StartsWithoutReady = 9);

        [Fact]
        public void A_package_without_radio_does_not_start_CPU2()
        {
            PreflightBench bench = new(contents => (contents.Radio, contents.OptionBytes) = (null, null));

            Assert.Null(bench.Place().Prepare().Radio.Coprocessor);
            Assert.False(bench.Device.Coprocessor.IsStarted);
        }
    }
}
