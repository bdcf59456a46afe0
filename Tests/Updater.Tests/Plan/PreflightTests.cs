using System.Buffers.Binary;
using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Plan;
using FlipperUpdaterNano.Stages;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;
using PackagedElement = FlipperUpdaterNano.Packaging.DfuElement;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>Each rule of the preflight: what breaks it is refused with its code, on the device and by the doctor, and nothing is changed.</summary>
    public class PreflightTests
    {
        private static readonly int s_volumeBlocks = BlocksOf("settings-20001");

        private const string Firmware = PackageFiles.Firmware;
        private const string Radio = PackageFiles.Radio;
        private const string Resources = PackageFiles.Resources;

        [Fact]
        public void A_good_package_is_prepared_with_all_that_the_stages_need()
        {
            PreflightBench bench = new PreflightBench().Place();

            PreparedUpdate update = bench.Prepare();

            Assert.Equal("/ext/update/test", update.Folder);
            Assert.Equal("test 1.0", update.Manifest.Info);
            Assert.Equal(25, update.Firmware.Used);
            Assert.True(update.FirmwareChanges);
            Assert.True(update.RadioChanges);
            Assert.Equal(29, update.Radio.Used);
            Assert.Equal(0xD7, update.Radio.FirstPage);
            Assert.Equal(0x080D7000u, update.SecureStart);
            Assert.NotNull(update.OptionBytes);
            Assert.Equal(PreparedUpdate.IntNone, update.IntSource);
            Assert.Equal(4, update.ResourceFiles);
            Assert.True(update.SplashBytes > 1000);
            Assert.NotNull(update.Plan);
            Assert.Empty(bench.Device.Violations);
            Assert.Empty(bench.Device.Card.Peek("/update/test/probe.tmp") ?? []);
        }

        [Fact]
        public void A_good_package_gives_the_doctor_no_error_and_the_same_plan()
        {
            Finding[] findings = new PreflightBench().Place().Examine(out PreparedUpdate? examined);
            PreparedUpdate prepared = new PreflightBench().Place().Prepare();

            Assert.DoesNotContain(findings, finding => finding.Severity == Finding.Error);
            Assert.Equal(prepared.Plan.Milliseconds, examined!.Plan.Milliseconds);
            Assert.Equal(prepared.Plan.Steps.Length, examined.Plan.Steps.Length);
        }

        [Fact]
        public void Every_byte_of_every_file_is_read_and_the_firmware_only_once()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Prepare();
            long all = bench.Files.Values.Sum(file => (long)file.Length);

            Assert.InRange(bench.Device.Card.BytesRead, all, all + 4096);
        }

        [Fact]
        public void The_digests_are_those_of_whole_pages_filled_with_ff()
        {
            PreflightBench bench = new PreflightBench().Place();
            byte[] firmware = [.. StandIn.Firmware(100_000, 2), .. Enumerable.Repeat((byte)0xFF, 4096)];

            PageMap map = bench.Prepare().Firmware;

            for (int page = 0; page < 25; page++)
            {
                Assert.Equal(Packaging.Crc32.Compute(firmware.AsSpan(page * 4096, 4096)), map.DigestOf(page));
                Assert.Equal(293 + (page * 4096), map.OffsetOf(page));
            }

            Assert.Equal(100_000 - (24 * 4096), map.CountOf(24));
        }

        [Fact]
        public void The_updater_on_other_hardware_is_refused() =>
            Refuse("1-13", "target 18", bench => bench.Options.BuildTarget = 18);

        [Fact]
        public void A_package_for_other_hardware_is_refused() => Refuse("1-50", "target 18", change: contents => contents.Target = 18);

        [Fact]
        public void A_device_whose_otp_was_never_programmed_takes_any_target()
        {
            PreflightBench bench = new(contents => contents.Target = 18);
            bench.Device.Otp.Place([.. Enumerable.Repeat((byte)0xFF, 1024)]);

            Assert.NotNull(bench.Place().Prepare());
        }

        [Theory]
        [InlineData("")]
        [InlineData("/ext/update/none/update.fuf")]
        [InlineData("/ext/update/test/update.fuf\n")]
        [InlineData("/ext/update/../update/test/update.fuf")]
        [InlineData("/int/update/test/update.fuf")]
        [InlineData("/ext/update/test")]
        public void A_pointer_that_leads_to_no_manifest_is_refused(string pointer)
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Device.Card.Place("/.fupdate", Encoding.ASCII.GetBytes(pointer));

            UpdateException e = Assert.Throws<UpdateException>(bench.Prepare);

            Assert.Equal("1-20", StageCatalog.Code(e.Stage, e.Progress));
        }

        [Fact]
        public void A_pointer_as_long_as_the_loader_refuses_is_refused()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Device.Card.Place("/.fupdate", Encoding.ASCII.GetBytes("/ext/" + new string('a', 250)));

            Assert.Contains("255 bytes", Assert.Throws<UpdateException>(bench.Prepare).Message);
        }

        [Fact]
        public void A_manifest_that_cannot_be_read_is_refused()
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
        public void A_newer_package_version_is_taken()
        {
            PreflightBench bench = new();
            bench.Manifest = bench.Manifest.Replace("Version: 2", "Version: 3");

            Assert.Equal(3u, bench.Place().Prepare().Manifest.Version);
        }

        [Fact]
        public void Files_the_package_lacks_are_named()
        {
            Refuse("1-60", Firmware, bench => bench.Files.Remove(Firmware));
            Refuse("1-65", "updater.bin", bench => bench.Files.Remove("updater.bin"));
            Refuse("1-80", Radio, bench => bench.Files.Remove(Radio));
            Refuse("15-0", Resources, bench => bench.Files.Remove(Resources));
            Refuse("18-0", "splash.bin", bench => bench.Files.Remove("splash.bin"));
        }

        [Fact]
        public void A_radio_version_without_stack_type_is_refused() =>
            Refuse("1-80", "stack type", bench => bench.Manifest = bench.Manifest.Replace("01 14 00 00 02 03", "01 14 00 00 02 00"));

        [Fact]
        public void A_damaged_loader_is_refused()
        {
            Refuse("1-70", "updater.bin", bench => bench.Files["updater.bin"][77] ^= 4);
            Refuse("1-66", "Byte 0", bench => bench.Device.Card.Faults.FailReads(PreflightBench.Folder + "updater.bin", 100));
        }

        [Fact]
        public void A_loader_too_large_for_old_firmware_is_a_warning()
        {
            Finding[] findings = new PreflightBench(contents => contents.Loader = StandIn.Loader(131_072)).Place().Examine(out _);

            Assert.Contains("131072", Assert.Single(findings).Text);
            Assert.Equal(Finding.Warning, findings[0].Severity);
        }

        [Fact]
        public void A_damaged_firmware_is_refused_wherever_it_is_damaged()
        {
            foreach (int offset in new[] { 300, 5000, 100_292, 100_308 })
            {
                Refuse("2-99", "damaged", bench => bench.Files[Firmware][offset] ^= 1);
            }
        }

        [Fact]
        public void A_file_that_is_no_dfu_file_is_refused()
        {
            Refuse("2-100", "DfuSe", bench => bench.Files[Firmware][0] ^= 1);
            Refuse("2-100", "too short", bench => bench.Files[Firmware] = new byte[20]);
        }

        [Theory]
        [InlineData(0u, "2-1")]
        [InlineData(50_000u, "2-48")]
        [InlineData(100_308u, "2-97")]
        public void A_read_error_in_the_firmware_says_how_far_it_was(uint offset, string code) =>
            Refuse(code, "cannot be read", bench => bench.Device.Card.Faults.FailReads(PreflightBench.Folder + Firmware, offset));

        [Fact]
        public void A_card_that_answers_in_small_pieces_is_no_error()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Device.Card.Faults.ShortenReads(PreflightBench.Folder + Firmware, 1000);

            Assert.Equal(25, bench.Prepare().Firmware.Used);
        }

        /// <summary>Updater reference 9.7, item 2: the reference skips an element that does not fit, and reports success.</summary>
        [Fact]
        public void Defect_2_a_firmware_part_outside_of_flash_is_refused()
        {
            RefuseFirmware("20-10", "outside of flash", [new(0x08000000, StandIn.Firmware(4096)), new(0x07FFF000, new byte[8])]);
            RefuseFirmware("20-10", "outside of flash", [new(0x08000000, StandIn.Firmware(4096)), new(0x08100000, new byte[8])]);
            RefuseFirmware("20-10", "outside of flash", [new(0x08000000, StandIn.Firmware(4096)), new(0xFFFFF000, new byte[4096])]);
        }

        [Fact]
        public void Defect_2_a_firmware_that_reaches_into_the_radio_is_refused()
        {
            RefuseFirmware("20-20", "080D7000", [new(0x08000000, StandIn.Firmware((0xD7 * 4096) + 1))]);
            RefuseFirmware("20-20", "080D7000", [new(0x08000000, StandIn.Firmware(4096)), new(0x080D7000, new byte[8])]);
        }

        /// <summary>Prior art 0.3 c: the reference refuses an image that ends exactly where the second core's flash begins.</summary>
        [Fact]
        public void Defect_c_a_firmware_that_ends_exactly_at_the_secure_start_is_fine()
        {
            PreflightBench bench = new(contents => contents.Firmware = StandIn.Firmware(0xD7 * 4096));

            Assert.Equal(0xD7, bench.Place().Prepare().Firmware.Used);
        }

        [Fact]
        public void The_secure_start_that_counts_is_the_one_after_the_radio_step()
        {
            // The full stack takes pages from 0xCE on: a firmware that fits now will not fit then.
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
            Assert.Equal(0x080CE000u, bench.Place().Prepare().SecureStart);
        }

        [Fact]
        public void Firmware_parts_that_overlap_or_do_not_begin_with_a_page_are_refused()
        {
            RefuseFirmware("20-30", "overlaps", [new(0x08000000, StandIn.Firmware(8192)), new(0x08001000, new byte[8])]);
            RefuseFirmware("20-40", "page", [new(0x08000000, StandIn.Firmware(4096)), new(0x08001008, new byte[8])]);
        }

        [Fact]
        public void A_firmware_no_core_can_start_from_is_refused()
        {
            RefuseFirmware("20-50", "page 0", [new(0x08001000, StandIn.Firmware(4096))]);
            RefuseFirmware("20-50", "stack pointer", [new(0x08000000, new byte[4096])]);
            byte[] even = StandIn.Firmware(4096);
            even[4] &= 0xFE;
            RefuseFirmware("20-50", "reset vector", [new(0x08000000, even)]);
        }

        /// <summary>Updater reference 9.7, item 1: the reference looks at the radio image after the old stack is deleted.</summary>
        [Fact]
        public void Defect_1_a_damaged_radio_image_is_refused_before_anything()
        {
            Refuse("5-100", "CRC32", bench => bench.Files[Radio][50_000] ^= 1);
            Refuse("5-100", "CRC32", bench => bench.Files[Radio] = bench.Files[Radio][..^8]);
        }

        [Theory]
        [InlineData(0u, "5-0")]
        [InlineData(60_000u, "5-48")]
        public void A_read_error_in_the_radio_image_says_how_far_it_was(uint offset, string code) =>
            Refuse(code, "cannot be read", bench => bench.Device.Card.Faults.FailReads(PreflightBench.Folder + Radio, offset));

        [Fact]
        public void What_is_no_radio_image_is_refused() =>
            Refuse("20-60", "footer", bench => SetRadio(bench, radio => radio[^88] ^= 1));

        [Fact]
        public void A_radio_image_of_another_version_than_the_manifest_says_is_refused()
        {
            Refuse("20-65", "version", bench => bench.Manifest = bench.Manifest.Replace("01 14 00 00 02 03", "01 15 00 00 02 03"));
            Refuse("20-67", "type 3", bench => bench.Manifest = bench.Manifest.Replace("01 14 00 00 02 03", "01 14 00 00 02 01"));
        }

        /// <summary>Updater reference 9.7, item 4: the reference reports a radio address out of range as a CRC error.</summary>
        [Theory]
        [InlineData(0x080D7001u, "20-70")]
        [InlineData(0x080D6000u, "20-75")]
        [InlineData(0x080D8000u, "20-75")]
        [InlineData(0x080F4000u, "20-75")]
        [InlineData(0x00000000u, "20-75")]
        [InlineData(0xFFFFF000u, "20-75")]
        public void Defect_4_a_wrong_radio_address_has_its_own_code(uint address, string code) =>
            Refuse(code, "radio address", change: contents => contents.RadioAddress = address);

        [Fact]
        public void A_stack_for_fus_2_is_refused_by_a_device_with_fus_1() =>
            Refuse("20-80", "FUS 2", bench =>
            {
                SetRadio(bench, radio => BinaryPrimitives.WriteUInt32LittleEndian(radio.AsSpan(radio.Length - 88), 0xB10C8B99));
                bench.Manifest = bench.Manifest.Replace("00 70 0D 08", "00 30 0D 08");
            });

        [Fact]
        public void A_larger_stack_over_the_old_firmware_is_refused()
        {
            void Full(PackageContents contents)
            {
                contents.Radio = RadioImageMaker.Make(1, 20, 0, size: 151_732, sram2aKilobytes: 10, sram2bKilobytes: 15);
                contents.RadioType = 1;
                contents.OptionBytes = null;
            }

            Refuse("20-85", "080CE000", bench => bench.Device.Flash.Place(0x08000000, StandIn.Firmware((0xCE * 4096) + 8)), Full);

            PreflightBench fine = new(Full);
            fine.Device.Flash.Place(0x08000000, StandIn.Firmware(0xCE * 4096));
            Assert.Equal(0x080CE000u, fine.Place().Prepare().SecureStart);
        }

        [Fact]
        public void The_installed_stack_is_not_installed_again()
        {
            PreflightBench bench = new(setup: new DeviceSetup { StackFile = RadioImageMaker.Make(1, 20, 0), StackType = 3 });

            PreparedUpdate update = bench.Place().Prepare();

            Assert.False(update.RadioChanges);
            Assert.Null(update.Radio);
            Assert.DoesNotContain(update.Plan.Steps, step => step.Stage == Stage.RadioDelete);
        }

        [Fact]
        public void While_the_radio_step_is_under_way_only_the_radio_is_checked_again()
        {
            PreflightBench bench = new PreflightBench().Place();
            PreparedUpdate first = bench.Prepare();
            new UpdateRegister(bench.Boot().BackupRegisters, first.ManifestCrc).CountUp(UpdateRegister.Switches, 0);
            bench.Device.SwitchOff();
            long before = bench.Device.Card.BytesRead;

            PreparedUpdate second = bench.Prepare();

            Assert.False(first.IsRadioOnly);
            Assert.True(second.IsRadioOnly);
            Assert.Null(second.Firmware);
            Assert.NotNull(second.Radio);
            Assert.NotNull(second.Plan);
            Assert.InRange(bench.Device.Card.BytesRead - before, bench.Files[Radio].Length, bench.Files[Radio].Length + 16_384);
        }

        [Fact]
        public void After_the_radio_step_everything_is_checked_again()
        {
            PreflightBench bench = new(setup: new DeviceSetup { StackFile = RadioImageMaker.Make(1, 20, 0), StackType = 3 });
            PreparedUpdate first = bench.Place().Prepare();
            new UpdateRegister(bench.Boot().BackupRegisters, first.ManifestCrc).CountUp(UpdateRegister.Installs, 0);
            bench.Files[Firmware][5000] ^= 1;
            bench.Place();
            bench.Device.SwitchOff();

            UpdateException e = Assert.Throws<UpdateException>(bench.Prepare);

            Assert.Equal("2-99", StageCatalog.Code(e.Stage, e.Progress));
        }

        [Fact]
        public void The_doctor_checks_everything_even_while_a_radio_step_is_under_way()
        {
            PreflightBench bench = new PreflightBench().Place();
            PreparedUpdate first = bench.Prepare();
            new UpdateRegister(bench.Boot().BackupRegisters, first.ManifestCrc).CountUp(UpdateRegister.Switches, 0);
            bench.Device.SwitchOff();

            bench.Examine(out PreparedUpdate? examined);

            Assert.NotNull(examined!.Firmware);
            Assert.False(examined.IsRadioOnly);
        }

        [Fact]
        public void A_second_core_that_does_not_start_is_refused() =>
            Refuse("9-20", "ready", bench => bench.Device.Coprocessor.Faults.StartsWithoutReady = 9);

        [Fact]
        public void A_package_without_radio_leaves_the_second_core_alone()
        {
            PreflightBench bench = new(contents => contents.Radio = null);

            Assert.Null(bench.Place().Prepare().Coprocessor);
            Assert.False(bench.Device.Coprocessor.IsStarted);
        }

        [Theory]
        [InlineData(29, false, "14-30")]
        [InlineData(14, false, "14-15")]
        [InlineData(0, false, "14-15")]
        public void Too_little_charge_for_a_radio_update_is_refused(int percent, bool charging, string code) =>
            Refuse(code, "battery has", setup: new DeviceSetup { BatteryPercent = percent, IsCharging = charging });

        [Fact]
        public void A_silent_gauge_without_charger_is_refused() =>
            Refuse("14-0", "gauge", bench => bench.Device.Battery.GaugeIsSilent = true);

        [Theory]
        [InlineData(30, false)]
        [InlineData(3, true)]
        public void Enough_charge_or_a_charger_is_fine(int percent, bool charging)
        {
            Assert.NotNull(new PreflightBench(setup: new DeviceSetup { BatteryPercent = percent, IsCharging = charging }).Place().Prepare());
        }

        [Fact]
        public void Without_radio_half_the_charge_is_enough()
        {
            DeviceSetup setup = new() { BatteryPercent = 15 };
            Assert.NotNull(new PreflightBench(contents => contents.Radio = null, setup).Place().Prepare());

            Refuse("14-15", "needed are 15 %", change: contents => contents.Radio = null, setup: new DeviceSetup { BatteryPercent = 14 });
        }

        [Fact]
        public void Damaged_option_byte_data_is_refused_and_not_skipped()
        {
            Refuse("10-0", "word 0", bench => bench.Manifest = bench.Manifest.Replace("OB mask: FF 7F", "OB mask: FF 7E"));
            Refuse("10-16", "part", bench => bench.Manifest = WithoutKey(bench.Manifest, "OB mask"));
        }

        /// <summary>Updater reference 9.7, item 5: the reference's code carries no option byte index.</summary>
        [Fact]
        public void Defect_5_an_option_byte_that_cannot_be_corrected_is_named_by_its_word()
        {
            Refuse("10-3", "word 3", bench =>
            {
                uint[] words = [.. Enumerable.Range(0, 16).Select(bench.Device.Options.Stored)];
                words[3] ^= 0x00FF0000;
                bench.Device.Options.Place(words);
            });
        }

        [Fact]
        public void An_option_byte_that_can_be_corrected_is_in_the_plan()
        {
            PreflightBench bench = new();
            uint[] words = [.. Enumerable.Range(0, 16).Select(bench.Device.Options.Stored)];
            words[0] ^= 1 << 26;
            bench.Device.Options.Place(words);

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

        /// <summary>Updater reference 9.7, item 10: the reference has no check of the archive, though it carries an MD5 of every file.</summary>
        [Fact]
        public void Defect_10_a_resource_file_that_differs_from_the_list_is_refused_and_named()
        {
            RefuseResources("15-92", "apps/tool.fap differs", "tool.fap", 600);
            RefuseResources("15-92", "readme.txt differs", "readme.txt", 512);
        }

        [Fact]
        public void A_broken_resource_archive_is_refused()
        {
            RefuseResources("15-90", Resources, "tool.fap", 130);
            Refuse("15-90", Resources, bench => bench.Files[Resources] = bench.Files[Resources][..40]);
            Refuse("15-90", Resources, bench => bench.Files[Resources][5] = 99);
            Refuse("15-90", Resources, bench => bench.Files[Resources] = [1]);
        }

        [Fact]
        public void An_archive_without_list_is_refused()
        {
            TarWriter tar = new();
            tar.AddFile("readme.txt", [1]);
            byte[] bytes = tar.Finish();

            Refuse("15-93", "Manifest", bench => bench.Files[Resources] = bytes);
        }

        [Fact]
        public void A_file_the_list_names_but_the_archive_lacks_is_refused()
        {
            byte[] list = Encoding.ASCII.GetBytes("V:0\nT:0\nF:c4103f122d27677c9db144cae1394a66:1:a.txt\nF:c4103f122d27677c9db144cae1394a66:1:b.txt\n");
            TarWriter tar = new();
            tar.AddFile("Manifest", list);
            tar.AddFile("a.txt", [0x61]);

            Refuse("15-92", "differ", bench => bench.Files[Resources] = tar.Finish());
        }

        [Fact]
        public void An_unsafe_name_in_the_archive_is_refused()
        {
            byte[] tar = Decompress(new PreflightBench().Files[Resources]);
            byte[] bad = RenameInTar(tar, "readme.txt", "../adm.txt");

            Refuse("15-90", "unsafe", bench => bench.Files[Resources] = bad);
        }

        [Fact]
        public void A_plain_tar_is_as_good_as_a_compressed_one()
        {
            PreflightBench bench = new();
            bench.Files[Resources] = Decompress(bench.Files[Resources]);

            Assert.Equal(4, bench.Place().Prepare().ResourceFiles);
        }

        [Theory]
        [InlineData(0u, "15-1")]
        [InlineData(200u, "15-1")]
        public void A_read_error_in_the_archive_is_a_read_error(uint offset, string code) =>
            Refuse(code, Resources, bench => bench.Device.Card.Faults.FailReads(PreflightBench.Folder + Resources, offset));

        [Fact]
        public void A_missing_card_is_refused()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Device.Card.Remove();

            Finding found = Assert.Single(bench.Examine(out _));

            Assert.Equal("16-0", found.Code);
        }

        [Fact]
        public void A_write_protected_card_is_refused() => Refuse("16-20", "write-protected", bench => bench.Device.Card.IsReadOnly = true);

        [Fact]
        public void A_card_that_cannot_be_written_is_refused() =>
            Refuse("16-30", "cannot be written", bench => bench.Device.Card.Faults.FailWrites(PreflightBench.Folder + "probe.tmp", 0));

        /// <summary>Updater reference 9.7, item 9: the reference does not even notice that a card is full.</summary>
        [Fact]
        public void Defect_9_a_card_that_is_too_full_is_refused()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Device.Card.Capacity = bench.Device.Card.Capacity - bench.Device.Card.FreeBytes + (5 * 32768);

            bench.Refuses("16-40", "free");
        }

        [Fact]
        public void Files_that_are_on_the_card_already_need_no_space()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Device.Card.Place("/apps/tool.fap", new byte[9000]);
            bench.Device.Card.Place("/apps/data/list.txt", new byte[3]);
            bench.Device.Card.Place("/readme.txt", new byte[1]);
            bench.Device.Card.Place("/Manifest", new byte[FindInTar(Decompress(bench.Files[Resources]), "Manifest").Size]);
            bench.Device.Card.Capacity = bench.Device.Card.Capacity - bench.Device.Card.FreeBytes + (7 * 32768);

            Assert.NotNull(bench.Prepare());
        }

        [Fact]
        public void The_volume_is_read_whole_and_moves_when_the_firmware_grows()
        {
            PreflightBench bench = new PreflightBench().WithInt(22).Place();

            PreparedUpdate update = bench.Prepare();

            Assert.Equal(PreparedUpdate.IntVolume, update.IntSource);
            Assert.True(update.IntMoves);
            Assert.Equal(25, update.IntFirstPage);
            Assert.Equal(0xD7, update.IntEndPage);
            Assert.Equal(0u, update.BackupBytes % 512);
            Assert.Contains(update.Plan.Steps, step => step.Stage == Stage.Backup && step.BytesToWrite == update.BackupBytes);
        }

        [Fact]
        public void A_volume_that_cannot_be_read_is_refused_before_anything()
        {
            PreflightBench bench = new PreflightBench().WithInt(22);
            byte[] garbage = [.. Enumerable.Repeat((byte)0x5A, 64)];
            bench.Device.Flash.Place(0x08000000 + (22 * 4096) + 24, garbage);
            bench.Device.Flash.Place(0x08000000 + (23 * 4096) + 24, garbage);

            bench.Refuses("17-10", "/int cannot be read");
        }

        [Fact]
        public void A_volume_that_will_not_fit_behind_the_new_firmware_is_refused()
        {
            Refuse("17-20", "leave 3", bench => bench.WithInt(23), contents => contents.Firmware = StandIn.Firmware(0xD4 * 4096));
            Refuse("17-20", "leave 0", bench => bench.WithInt(23), contents => contents.Firmware = StandIn.Firmware(0xD7 * 4096));
        }

        [Fact]
        public void A_volume_in_its_place_stays_there()
        {
            PreflightBench bench = new PreflightBench(contents =>
            {
                contents.Firmware = StandIn.Firmware((0xD7 - s_volumeBlocks) * 4096, 2);
                contents.Splash = null;
            }).WithInt(0xD7 - s_volumeBlocks).Place();

            PreparedUpdate update = bench.Prepare();

            Assert.Equal(PreparedUpdate.IntVolume, update.IntSource);
            Assert.False(update.IntMoves);
            Assert.DoesNotContain(update.Plan.Steps, step => step.Stage == Stage.Restore);
        }

        [Fact]
        public void A_slideshow_goes_into_a_volume_that_has_none()
        {
            int blocks = BlocksOf("empty-20001");
            PreflightBench bench = new PreflightBench(contents => contents.Firmware = StandIn.Firmware((0xD7 - blocks) * 4096, 2));

            Assert.True(bench.WithInt(0xD7 - blocks, "empty-20001").Place().Prepare().IntMoves);
        }

        [Fact]
        public void No_volume_is_no_error()
        {
            Assert.Equal(PreparedUpdate.IntNone, new PreflightBench().Place().Prepare().IntSource);
        }

        [Fact]
        public void Once_flash_was_touched_the_backup_of_this_update_counts()
        {
            PreflightBench bench = new PreflightBench().Place();
            PreparedUpdate first = bench.Prepare();
            new UpdateRegister(bench.Boot().BackupRegisters, first.ManifestCrc).Set(UpdateRegister.BackupMade | UpdateRegister.FlashTouched);

            bench.Refuses("17-30", "backup.tar");

            TarWriter tar = new();
            tar.AddFile("desktop.settings", new byte[700]);
            bench.Device.Card.Place(PreflightBench.Folder + "backup.tar", tar.Finish());
            PreparedUpdate update = bench.Prepare();
            Assert.Equal(PreparedUpdate.IntBackup, update.IntSource);
            Assert.True(update.IntMoves);
        }

        [Fact]
        public void A_broken_slideshow_is_refused()
        {
            Refuse("18-10", "slideshow", bench => bench.Files["splash.bin"][0] ^= 1);
            Refuse("18-10", "slideshow", bench => bench.Files["splash.bin"] = bench.Files["splash.bin"][..^1]);
            Refuse("18-10", "slideshow", bench => bench.Files["splash.bin"][7] = 2);
        }

        [Fact]
        public void The_doctor_finds_everything_at_once()
        {
            PreflightBench bench = new(contents => contents.Target = 18, new DeviceSetup { BatteryPercent = 1 });
            bench.Files[Firmware][5000] ^= 1;
            bench.Files[Radio][5000] ^= 1;
            bench.Files["splash.bin"][0] ^= 1;

            string[] codes = [.. bench.Place().Examine(out PreparedUpdate? update).Select(finding => finding.Code)];

            Assert.Equal(["1-50", "5-100", "14-15", "2-99", "18-10"], codes);
            Assert.Null(update!.Plan);
        }

        [Fact]
        public void Progress_of_each_stage_goes_from_the_start_to_the_end()
        {
            PreflightBench bench = new PreflightBench().Place();
            bench.Prepare();
            PlanProgress bar = new(bench.Boot().BackupRegisters);
            int last = 0;
            foreach ((int stage, int progress) in bench.Reports)
            {
                int overall = bar.Overall(stage, progress);
                Assert.InRange(overall, last, 10);
                last = overall;
            }

            Assert.InRange(last, 5, 10);
        }

        private static void Refuse(
            string code, string words, Action<PreflightBench>? breakIt = null, Action<PackageContents>? change = null, DeviceSetup? setup = null)
        {
            PreflightBench bench = new(change, setup);
            breakIt?.Invoke(bench);
            bench.Refuses(code, words);
        }

        private static void RefuseFirmware(string code, string words, PackagedElement[] elements) =>
            Refuse(code, words, bench => bench.Files[Firmware] = DfuWriter.Write(elements));

        // Damages the archive's contents at an offset from the header of a file, and compresses it again.
        private static void RefuseResources(string code, string words, string file, int offset) =>
            Refuse(code, words, bench =>
            {
                byte[] tar = Decompress(bench.Files[Resources]);
                tar[FindInTar(tar, file).Header + offset] ^= 1;
                bench.Files[Resources] = ResourceArchive.Compress(tar);
            });

        private static void SetRadio(PreflightBench bench, Action<byte[]> change)
        {
            string Hex(byte[] radio) => BitConverter.ToString(BitConverter.GetBytes(Packaging.Crc32.Compute(radio))).Replace('-', ' ');
            string before = Hex(bench.Files[Radio]);
            change(bench.Files[Radio]);
            bench.Manifest = bench.Manifest.Replace(before, Hex(bench.Files[Radio]));
        }

        private static int BlocksOf(string image)
        {
            Formats.LittleFs.StoredImage.Listing(image, out int blocks, out _);
            return blocks;
        }

        private static string WithoutKey(string manifest, string key) =>
            string.Join('\n', manifest.Split('\n').Where(line => !line.StartsWith(key + ": ", StringComparison.Ordinal)));

        private static byte[] Decompress(byte[] ths)
        {
            FlipperUpdaterNano.Formats.HeatshrinkSource source = new(
                new FlipperUpdaterNano.Formats.CardFileSource(new Formats.MemoryCardFile(ths)), new MockHal.DesktopBytes());
            using MemoryStream tar = new();
            byte[] block = new byte[4096];
            int read;
            while ((read = source.Read(block, 0, block.Length)) > 0)
            {
                tar.Write(block, 0, read);
            }

            return tar.ToArray();
        }

        private static (int Header, int Size) FindInTar(byte[] tar, string name)
        {
            for (int header = 0; header < tar.Length; header += 512)
            {
                if (Encoding.ASCII.GetString(tar, header, 100).TrimEnd('\0').EndsWith(name, StringComparison.Ordinal) && tar[header + 257] == 'u')
                {
                    return (header, Convert.ToInt32(Encoding.ASCII.GetString(tar, header + 124, 11), 8));
                }
            }

            throw new InvalidOperationException(name + " is not in the tar.");
        }

        private static byte[] RenameInTar(byte[] tar, string name, string to)
        {
            byte[] result = (byte[])tar.Clone();
            int header = FindInTar(tar, name).Header;
            Encoding.ASCII.GetBytes(to.PadRight(100, '\0')).CopyTo(result, header);
            Encoding.ASCII.GetBytes("        ").CopyTo(result, header + 148);
            int sum = result.AsSpan(header, 512).ToArray().Sum(value => value);
            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(result, header + 148);
            return result;
        }
    }
}
