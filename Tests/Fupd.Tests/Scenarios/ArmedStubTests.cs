using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>Tests how updates that were interrupted while the resume stub was armed are resumed.</summary>
    public sealed class ArmedStubTests
    {
        private const int SmallStackPage = 0xEF;
        private const int LargeStackPage = 0xD7;

        [Fact]
        public void Operations_run_in_the_order_stub_then_page_zero_then_firmware_then_page_zero()
        {
            VirtualDevice device = StubBench.Make(Engine.Mock).WithoutRadio().Arm();
            List<string> operations = StubBench.FlashOperations(device);
            Assert.Equal(RestState.Firmware, StubBench.SwitchOn(device).RestsAs);

            int armed = operations.IndexOf("flash.erase@08000000");
            int sealing = operations.LastIndexOf("flash.erase@08000000");
            Assert.Equal(["flash.erase@080D5000", "flash.erase@080D6000"], operations[..armed].Where(name => name.Contains("erase")));
            Assert.Equal(
                Enumerable.Range(0, 9).Select(word => $"flash.word@080000{(8 - word) * 8:X2}"), operations.GetRange(armed + 1, 9));
            Assert.DoesNotContain(operations[(armed + 10)..sealing], name => name.Contains("@08000"));
            Assert.DoesNotContain(operations[armed..], name => name.Contains("@080D5") || name.Contains("@080D6"));
            Assert.Equal(7, operations[sealing..].Count(name => name.StartsWith("flash.row@08000", StringComparison.Ordinal)));
            Assert.Equal("flash.word@08000000", operations[^1]);
        }

        [Fact]
        public void An_update_that_changes_no_flash_does_not_arm_the_stub()
        {
            Bench bench = StubBench.Make(Engine.Mock).WithoutRadio();
            VirtualDevice device = bench.Arm();
            device.Flash.Preload(FlashMap.Base, bench.Firmware);
            device.Flash.Preload(FlashMap.Base + (uint)bench.Firmware.Length, new byte[] { 0xFF, 0xFF, 0xFF, 0xFF });
            byte[] before = device.Flash.Bytes[..(13 * FlashMap.PageSize)].ToArray();
            before.AsSpan(bench.Firmware.Length).Fill(0xFF);
            device.Flash.Preload(FlashMap.Base, before);
            List<string> operations = StubBench.FlashOperations(device);
            StubBench.SwitchOn(device);

            Assert.DoesNotContain(operations, name => name.Contains("@080D5") || name.Contains("@08000"));
        }

        [Theory]
        [InlineData(Engine.Mock, false)]
        [InlineData(Engine.Mock, true)]
        [InlineData(Engine.Chip, true)]
        public void A_second_attempt_with_a_larger_radio_stack_moves_the_stub_first(string engine, bool losesRegisters)
        {
            VirtualDevice device = StubBench.Interrupt(engine, StubBench.Make(engine), StubBench.ChangedPage);
            Assert.Equal(SmallStackPage - 2, StubBoot.FindPage(device.Flash));

            StubBench.ComeWith(device, Larger(engine), losesRegisters);
            List<string> operations = StubBench.FlashOperations(device);
            BootReport report = StubBench.SwitchOn(device, engine);

            StubBench.AssertCompleted(device, report, Larger(engine));
            Assert.Equal(LargeStackPage, device.Options.SecureStartPage);
            int moved = operations.IndexOf("flash.word@08000000");
            Assert.Equal(
                ["flash.erase@080D5000", "flash.erase@080D6000", "flash.erase@08000000"],
                operations[..moved].Where(name => name.Contains("erase")));
            Assert.True(operations.FindIndex(name => name.Contains("@080ED")) > moved);
        }

        [Fact]
        public void A_second_attempt_with_a_smaller_radio_stack_keeps_the_stub_in_place()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Larger(Engine.Mock), StubBench.ChangedPage);
            Assert.Equal(LargeStackPage - 2, StubBoot.FindPage(device.Flash));

            StubBench.ComeWith(device, StubBench.Make(Engine.Mock, "other"), true);
            List<string> operations = StubBench.FlashOperations(device);
            BootReport report = StubBench.SwitchOn(device);

            StubBench.AssertCompleted(device, report, StubBench.Make(Engine.Mock));
            Assert.DoesNotContain(operations, name => name.Contains("@080D5") || name.Contains("@080D6"));
        }

        [Fact]
        public void A_radio_image_that_overlaps_an_immovable_stub_is_refused()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage);
            byte[] flash = device.Flash.Bytes.ToArray();
            StubBench.ComeWith(device, Larger(Engine.Mock).Contents(contents => contents.Resume = null), true);
            StubBench.SwitchOn(device);

            Assert.Contains("error 20-85", StubBench.LastError(device));
            Assert.Equal(flash, device.Flash.Bytes.ToArray());
        }

        // The stub's pages may belong to the old firmware, so they must not change while the old firmware can boot.
        [Fact]
        public void A_stub_in_pages_of_the_old_firmware_is_written_after_page_zero_is_erased()
        {
            VirtualDevice device = StubBench.Make(Engine.Mock).WithoutRadio().Recipe(recipe => recipe with
            {
                Firmware = [new DfuElement(DfuWriter.FlashBase, StandIn.Firmware((LargeStackPage * FlashMap.PageSize) - 100, 1))],
                HasInt = false,
            }).Arm();
            List<string> operations = StubBench.FlashOperations(device);
            Assert.Equal(RestState.Firmware, StubBench.SwitchOn(device).RestsAs);

            Assert.Equal(
                ["flash.erase@08000000", "flash.erase@080D5000", "flash.erase@080D6000"],
                operations.Where(name => name.Contains("erase")).Take(3));
            Assert.Equal(2, operations.Count(name => name == "flash.word@08000000"));
        }

        [Fact]
        public void Without_room_for_the_stub_the_update_runs_unprotected_and_doctor_warns()
        {
            Bench bench = StubBench.Make(Engine.Mock).WithoutRadio().Contents(
                contents => contents.Firmware = StandIn.Firmware((LargeStackPage - 1) * FlashMap.PageSize, 3));
            bench.Recipe(recipe => recipe with { HasInt = false });
            VirtualDevice device = bench.Arm();
            List<string> operations = StubBench.FlashOperations(device);
            Assert.Equal(RestState.Firmware, StubBench.SwitchOn(device).RestsAs);

            Assert.Equal("flash.erase@08000000", operations[0]);
            Assert.Single(operations, name => name == "flash.word@08000000");
            Assert.Contains(device.Console.Lines, line => line.Text.Contains("a power loss would need a computer"));
        }

        [Fact]
        public void Settings_take_precedence_over_the_stub_in_the_allocation_of_free_pages()
        {
            int firmware = LargeStackPage - 6;
            Dictionary<string, byte[]> settings = new() { ["large"] = StandIn.Firmware(3 * FlashMap.PageSize, 9) };
            VirtualDevice device = StubBench.Make(Engine.Mock).WithoutRadio().Contents(contents =>
            {
                contents.Firmware = StandIn.Firmware(firmware * FlashMap.PageSize, 3, StandIn.StorageInFlash);
                (contents.Splash, contents.Resources) = (null, null);
            }).Recipe(recipe => recipe with { IntFiles = settings }).Arm();
            List<string> operations = StubBench.FlashOperations(device);
            Assert.Equal(RestState.Firmware, StubBench.SwitchOn(device).RestsAs);

            Assert.Single(operations, name => name == "flash.word@08000000");
            Assert.Equal(settings["large"], Assert.Single(InternalStorageVolume.ReadSwitchedOff(device)!.Files).Data);
        }

        [Theory]
        [InlineData(true)]
        [InlineData(false)]
        public void A_low_battery_does_not_stop_an_armed_update(bool losesRegisters)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage, losesRegisters);
            device.Battery.Percent = 7;

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), StubBench.Make(Engine.Mock));
        }

        [Fact]
        public void The_update_continues_after_firmware_has_been_written_over_USB()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage);
            byte[] repaired = StandIn.Firmware(90_000, 21);
            device.Images.Add(FlashMap.Base, repaired);
            device.Flash.Preload(FlashMap.Base, repaired);
            Assert.Null(StubBoot.FindPage(device.Flash));

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), StubBench.Make(Engine.Mock));
        }

        [Fact]
        public void A_damaged_stub_file_is_ignored_while_the_stub_is_armed()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage);
            device.Card.Preload(Bench.Folder + "/resume.bin", [1, 2, 3]);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), StubBench.Make(Engine.Mock));
        }

        [Fact]
        public void A_pending_radio_change_requires_sufficient_battery_charge_even_while_the_stub_is_armed()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage);
            StubBench.ComeWith(device, Larger(Engine.Mock), true);
            device.Battery.Percent = 7;
            StubBench.SwitchOn(device);

            Assert.Contains("error 14-", StubBench.LastError(device));
        }

        [Fact]
        public void The_stub_of_the_previous_update_does_not_block_a_larger_radio_stack()
        {
            Bench bench = StubBench.OnCard(StubBench.Make(Engine.Mock));
            VirtualDevice device = bench.Arm();
            Assert.Equal(RestState.Firmware, StubBench.SwitchOn(device).RestsAs);

            device.SwitchOff();
            StubBench.ComeWith(device, StubBench.OnCard(Larger(Engine.Mock)), false);
            device.Backup.BootMode = BootMode.Update;
            BootReport report = StubBench.SwitchOn(device);

            Assert.True(report.RestsAs == RestState.Firmware, StubBench.LastError(device));
            Assert.Equal(LargeStackPage, device.Options.SecureStartPage);
        }

        [Fact]
        public void Without_a_card_the_stub_waits_for_a_card()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage);
            device.Card.Remove();
            BootReport report = StubBench.SwitchOn(device);
            Assert.Equal((BootEnding.Rests, RestState.ResumeStub), (report.Ending, report.RestsAs));

            device.Card.Insert();
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), StubBench.Make(Engine.Mock));
        }

        [Fact]
        public void A_package_without_firmware_is_refused()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage);
            StubBench.ComeWith(device, StubBench.Make(Engine.Mock, "other").Contents(contents => contents.Firmware = null), true);
            StubBench.SwitchOn(device);

            Assert.Contains("error 1-60", StubBench.LastError(device));
        }

        [Fact]
        public void After_a_card_error_during_the_resource_stage_the_user_can_start_the_new_firmware()
        {
            VirtualDevice device = StubBench.Make(Engine.Mock).WithoutRadio().When("stage 13 0", StubBench.BreakCard).Arm();
            device.Buttons.PressWhenWaitedFor(Key.BackLong);
            device.Buttons.PressWhenWaitedFor(Key.Ok);
            BootReport report = StubBench.SwitchOn(device);

            Assert.Equal((BootEnding.Rests, RestState.Firmware), (report.Ending, report.RestsAs));
            Assert.Equal(BootMode.Normal, device.Backup.BootMode);
        }

        [Fact]
        public void USB_DFU_can_be_chosen_and_the_next_power_on_resumes_the_update()
        {
            Bench bench = StubBench.Make(Engine.Mock).WithoutRadio().When("stage 13 0", StubBench.BreakCard);
            VirtualDevice device = bench.Arm();
            device.Buttons.PressWhenWaitedFor(Key.BackLong);
            device.Buttons.PressWhenWaitedFor(Key.Back, 2);
            device.Buttons.PressWhenWaitedFor(Key.Ok);
            BootReport report = StubBench.SwitchOn(device);
            Assert.Equal((BootEnding.Rests, RestState.SystemDfu), (report.Ending, report.RestsAs));

            device.Card.Faults.Clear();
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), bench);
        }

        [Fact]
        public void With_Handover_page_zero_is_completed_before_the_firmware_boots()
        {
            VirtualDevice device = StubBench.Make(Engine.Mock).WithoutRadio().Contents(contents => contents.Handover = "firmware").Arm();
            List<string> operations = StubBench.FlashOperations(device);
            BootReport report = StubBench.SwitchOn(device);

            Assert.Equal((RestState.Firmware, BootMode.PostUpdate), (report.RestsAs, device.Backup.BootMode));
            Assert.Equal(2, operations.Count(name => name == "flash.word@08000000"));
        }

        [Theory]
        [InlineData(0x080FF041u)]
        [InlineData(0x08005049u)]
        [InlineData(0xFFFFFFFEu)]
        public void A_device_that_hangs_because_of_a_corrupted_pointer_in_page_zero_can_be_repaired_over_USB_DFU(uint reset)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage);
            device.Flash.Preload(FlashMap.Base + 4, BitConverter.GetBytes(reset));
            Assert.Equal(RestState.Hang, StockBoot.WouldBoot(device));
            device.Buttons.HeldAtBoot = HeldKey.Ok;
            Assert.Equal(RestState.SystemDfu, StockBoot.WouldBoot(device));

            device.Buttons.HeldAtBoot = HeldKey.None;
            device.Flash.Preload(FlashMap.Base, StubBench.Make(Engine.Mock).Firmware);
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), StubBench.Make(Engine.Mock));
        }

        [Fact]
        public void An_update_abandoned_after_the_radio_change_keeps_the_settings_of_the_old_firmware()
        {
            AssertOldFirmwareKeepsSettings(StubBench.Make(Engine.Mock).On(
                device => device.FlashController.Faults.EraseFails.Add(SmallStackPage - 2)));
        }

        // The marker for the erasure of page 0 is already set, but nothing has been erased yet.
        [Fact]
        public void An_update_abandoned_right_before_page_zero_is_erased_keeps_the_settings()
        {
            AssertOldFirmwareKeepsSettings(StubBench.Make(Engine.Mock).On(
                device => StubBench.CutWhen(device, operation => StubBench.IsErase(operation, "08000000"))), device =>
            {
                Assert.Equal(BootEnding.PowerLost, StubBench.SwitchOn(device).Ending);
                device.Card.Preload(Bench.Folder + "/firmware.dfu", [1, 2, 3]);
            });
        }

        private static void AssertOldFirmwareKeepsSettings(Bench bench, Action<VirtualDevice>? begin = null)
        {
            VirtualDevice device = bench.Arm();
            Dictionary<string, byte[]> before = StubBench.SettingsOf(device);
            begin?.Invoke(device);
            device.Buttons.PressWhenWaitedFor(Key.BackLong);
            device.Buttons.PressWhenWaitedFor(Key.Ok);
            BootReport report = StubBench.SwitchOn(device);

            Assert.Equal((BootEnding.Rests, RestState.Firmware), (report.Ending, report.RestsAs));
            Assert.All(before, file => Assert.Equal(file.Value, StubBench.SettingsOf(device)[file.Key]));
            uint pages = (uint)(SmallStackPage - 16);
            Assert.Equal((2u << 16) | (pages << 8) | 16, device.Backup.Read(3));
        }

        private static Bench Larger(string engine) => StubBench.Make(engine, "larger").Contents(
            contents => contents.Radio = RadioImageMaker.Make(1, 21, 0));
    }
}
