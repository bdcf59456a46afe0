using System.Text;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.App
{
    /// <summary>Tests the screens shown to the user, and the keys.</summary>
    public class InputTests
    {
        private static readonly byte[] s_new = StandIn.Firmware(60_000, 9);

        [Fact]
        public void Without_a_card_the_updater_waits_until_one_is_inserted()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Remove();
            bench.Device.Buttons.PressWhenWaitedFor(Key.InsertCard);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
        }

        [Fact]
        public void Without_a_card_or_a_key_press_the_updater_waits_and_changes_nothing()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Remove();
            Assert.IsType<DeviceRestsException>(bench.Run());
            Assert.DoesNotContain(bench.Device.Console.Lines, line => line.Text.StartsWith("stage"));
            Assert.Equal(BootMode.Update, bench.Device.Backup.BootMode);
        }

        [Fact]
        public void Holding_BACK_without_a_card_starts_the_firmware()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Remove();
            bench.Device.Buttons.PressWhenWaitedFor(Key.BackLong);
            Assert.IsType<DeviceResetException>(bench.Run());
            Assert.Equal(RestState.Firmware, bench.WouldBoot);
        }

        [Fact]
        public void Holding_BACK_after_a_refusal_disarms_at_once()
        {
            UpdateBench bench = Broken();
            bench.Device.Buttons.PressWhenWaitedFor(Key.BackLong);
            Assert.IsType<DeviceResetException>(bench.Run());
            AssertDisarmed(bench);
            Assert.Equal(RestState.Firmware, bench.WouldBoot);
            Assert.True(bench.Holds(FlashMap.Base, UpdateBench.OldFirmware));
        }

        [Fact]
        public void Holding_BACK_after_flash_writing_began_asks_for_confirmation_and_BACK_cancels()
        {
            UpdateBench bench = HalfWritten();
            bench.Device.Buttons.PressWhenWaitedFor(Key.BackLong);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Back);
            Assert.IsType<DeviceRestsException>(bench.Run());
            Assert.Equal(BootMode.Update, bench.Device.Backup.BootMode);
            Assert.DoesNotContain(bench.Device.Console.Lines, line => line.Text == "aborted");
        }

        [Fact]
        public void Holding_BACK_after_flash_writing_began_aborts_the_update_if_OK_confirms()
        {
            UpdateBench bench = HalfWritten();
            bench.Device.Buttons.PressWhenWaitedFor(Key.BackLong);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            Assert.IsType<DeviceResetException>(bench.Run());
            AssertDisarmed(bench);
            Assert.Equal(RestState.SystemDfu, bench.WouldBoot);
        }

        [Fact]
        public void A_short_press_of_BACK_does_nothing()
        {
            UpdateBench bench = Broken();
            bench.Device.Buttons.PressWhenWaitedFor(Key.Back);
            Assert.IsType<DeviceRestsException>(bench.Run());
            Assert.Equal(BootMode.Update, bench.Device.Backup.BootMode);
        }

        [Fact]
        public void After_OK_the_update_restarts_and_does_only_the_missing_work()
        {
            UpdateBench bench = HalfWritten();
            bench.When("error", () => bench.Device.FlashController.Faults.EraseFails.Clear());
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal(15 + 1, bench.Device.FlashController.Counters.PagesErased); // including the failed erase
            Assert.Equal(1, bench.Device.Boot);
        }

        [Fact]
        public void Keys_pressed_before_a_failure_are_ignored()
        {
            UpdateBench bench = HalfWritten();
            bench.When("stage 3 3", () => bench.Device.Buttons.PressAt(bench.Device.Clock.Now + 1, Key.BackLong));
            Assert.IsType<DeviceRestsException>(bench.Run());
            Assert.Equal(BootMode.Update, bench.Device.Backup.BootMode);
            Assert.Single(bench.Device.Console.Lines, line => line.Text.StartsWith("error"));
        }

        [Fact]
        public void If_the_card_is_reinserted_before_the_failure_view_appears_the_update_is_retried_at_once()
        {
            UpdateBench bench = Bench();
            bench.When("stage 3 3", () =>
            {
                bench.Device.Card.Remove();
                bench.Device.Card.Insert();
            });
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.StartsWith("3-", bench.ErrorCode);
        }

        // docs/reference/silicon.md 1.16: a battery that runs out overnight leaves page 0 erased.
        [Fact]
        public void The_backlight_turns_off_after_two_minutes_of_waiting_and_on_at_a_key_press()
        {
            UpdateBench bench = HalfWritten();
            List<bool> lights = [];
            bench.When("waiting", () =>
            {
                long now = bench.Device.Clock.Now;
                foreach (int seconds in new[] { 110, 130 })
                {
                    bench.Device.Clock.At(now + (seconds * VirtualTime.Second), () => lights.Add(bench.Device.Display.Backlight));
                }

                bench.Device.Buttons.PressAt(now + (150 * VirtualTime.Second), Key.Back);
                bench.Device.Clock.At(now + (152 * VirtualTime.Second), () => lights.Add(bench.Device.Display.Backlight));
                bench.Device.Buttons.PressAt(now + (153 * VirtualTime.Second), Key.BackLong);
            });
            bench.Run();

            Assert.Equal([true, false, true], lights);
        }

        [Fact]
        public void Without_a_file_system_on_the_card_the_updater_waits_as_without_a_card()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Faults.NoFileSystem = true;
            Assert.IsType<DeviceRestsException>(bench.Run());
            Assert.Contains(bench.Device.Console.Lines, line => line.Text.StartsWith("note Waiting for a readable card"));
        }

        [Fact]
        public void A_card_with_a_GPT_is_reported_while_the_updater_waits()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Quirks.PartitionType = 0xEE;
            Assert.IsType<DeviceRestsException>(bench.Run());
            Assert.Contains(bench.Device.Console.Lines, line => line.Text.StartsWith("note Waiting for a card: this one has a GPT"));
        }

        [Fact]
        public void A_card_inserted_after_a_failure_starts_a_retry()
        {
            UpdateBench bench = Broken();
            bench.When("error", () =>
            {
                bench.Device.Card.Remove();
                bench.With(new PackageContents { Firmware = s_new });
                bench.Device.Card.Remove();
            });
            bench.Device.Buttons.PressWhenWaitedFor(Key.InsertCard);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
        }

        [Fact]
        public void A_failure_shows_the_failure_view_and_every_update_shows_progress()
        {
            UpdateBench bench = Broken();
            bench.Run();
            Assert.True(bench.Device.Display.Backlight);
            Assert.NotNull(bench.Device.Display.Shown);
            Assert.True(bench.Device.Display.Frames.Count > 1);
        }

        // docs/reference/stock-updater.md 1.8: with a wrong header the firmware zeroes all registers, including the boot mode written
        // here.
        [Fact]
        public void A_lost_register_header_is_restored_before_any_state_is_stored()
        {
            UpdateBench bench = Bench();
            bench.Device.Backup.Preload(0, 0xDEADBEEF);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.True(bench.Device.Backup.HasValidHeader);
        }

        [Fact]
        public void Settings_in_the_system_register_survive_the_update()
        {
            UpdateBench bench = Bench();
            bench.Device.Backup.Preload(1, 0x70D300A5 | (3u << 16));
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal(0x70D000A5u, bench.Device.Backup.Read(1));
        }

        [Fact]
        public void Firmware_boot_sets_PostUpdate_and_leaves_resources_to_the_firmware()
        {
            UpdateBench bench = new UpdateBench().With(new PackageContents
            {
                Firmware = s_new,
                Handover = "firmware",
                Resources = FullPackage.Resources(FullPackage.Files),
                Splash = StandIn.Splash(),
            });
            bench.Device.Card.Preload(UpdateBench.Folder + "/backup.tar", new byte[1024]);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Contains(bench.Device.Console.Lines, line => line.Text == "handover firmware");
            Assert.Equal(BootMode.PostUpdate, bench.Device.Backup.BootMode);
            Assert.NotEqual(0u, bench.Device.Backup.Read(1) & (1u << 9));
            Assert.Null(bench.Device.Card.Peek("/Manifest"));
            Assert.NotNull(bench.Device.Card.Peek("/.fupdate"));
        }

        // Without a backup the firmware would erase its /int and then fail.
        [Fact]
        public void Firmware_boot_without_a_backup_writes_an_empty_backup_and_sets_no_format_flag()
        {
            UpdateBench bench = new UpdateBench().With(new PackageContents { Firmware = s_new, Handover = "firmware" });
            bench.Run();
            Assert.Equal(new byte[1024], bench.Device.Card.Peek(UpdateBench.Folder + "/backup.tar"));
            Assert.Equal(0u, bench.Device.Backup.Read(1) & (1u << 9));
            Assert.Equal(BootMode.PostUpdate, bench.Device.Backup.BootMode);
        }

        [Fact]
        public void A_power_cut_at_any_write_during_the_firmware_boot_is_harmless()
        {
            long first = 0;
            UpdateBench whole = Bench();
            whole.When("stage 19", () => first = whole.Device.Journal.Count + 1);
            whole.Run();
            for (long number = first; number <= whole.Device.Journal.Count; number++)
            {
                foreach (CutMode mode in Enum.GetValues<CutMode>())
                {
                    UpdateBench bench = Bench();
                    bench.Device.Images.Add(FlashMap.Base, s_new);
                    bench.Device.Journal.Arm(new CutPoint(null, null, number, mode));
                    Assert.IsType<PowerLostException>(bench.Run());
                    string where = $"{bench.Device.Journal.LastCut}: {bench.WouldBoot}";
                    Assert.True(
                        bench.Device.Backup.Read(8) != 0 || bench.Device.Backup.Read(9) == 0,
                        $"{where}: the bar's progress was kept after the update");
                    Assert.True(bench.WouldBoot is RestState.Firmware or RestState.Updater, where);
                    if (bench.WouldBoot == RestState.Updater)
                    {
                        bench.Run();
                        Assert.True(bench.WouldBoot == RestState.Firmware, where);
                    }

                    Assert.True(bench.Holds(FlashMap.Base, s_new));
                }
            }
        }

        private static UpdateBench Bench() => new UpdateBench().With(new PackageContents { Firmware = s_new });

        private static UpdateBench Broken()
        {
            Package package = UpdateBench.Pack(new PackageContents { Firmware = s_new });
            package.Files[PackageFiles.Firmware][5000] ^= 1;
            return new UpdateBench().With(package);
        }

        private static UpdateBench HalfWritten()
        {
            UpdateBench bench = Bench();
            bench.Device.FlashController.Faults.EraseFails.Add(7);
            return bench;
        }

        private static void AssertDisarmed(UpdateBench bench)
        {
            Assert.Equal(BootMode.Normal, bench.Device.Backup.BootMode);
            Assert.Equal(0x7FFFFFFFu, bench.Device.Backup.Read(6));
            Assert.Equal(0u, bench.Device.Backup.Read(8));
            Assert.Equal(0u, bench.Device.Backup.Read(9));
            Assert.Null(bench.Device.Card.Peek("/.fupdate"));
        }
    }
}
