using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Input;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>Tests changes that the user makes to the card while page 0 starts the resume stub.</summary>
    public sealed class ArmedCardTests
    {
        [Fact]
        public void With_a_low_battery_an_update_to_another_package_waits_for_the_charger_and_survives_another_cut()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage);
            StubBench.ComeWith(device, Make("other"), true, hasBackup: false);
            device.Battery.Percent = 4;
            Assert.Equal(BootEnding.WaitsForPerson, StubBench.SwitchOn(device).Ending);
            Assert.StartsWith("error 14-", StubBench.LastError(device));

            device.SwitchOff();
            device.Battery.Percent = 6;
            Assert.True(StubBench.CutAt(device, operation => StubBench.IsErase(operation, "08006000")));
            device.Backup.Lose();
            device.Battery.Percent = 4;
            Assert.Equal(BootEnding.WaitsForPerson, StubBench.SwitchOn(device).Ending);
            Assert.StartsWith("error 14-", StubBench.LastError(device));

            device.SwitchOff();
            device.Battery.IsCharging = true;
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make());
        }

        // On each device the stub starts the same package, but the backup in its folder contains the other device's settings.
        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void Two_interrupted_devices_whose_cards_are_swapped_keep_their_own_settings(bool finishes)
        {
            VirtualDevice first = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage, true);
            VirtualDevice second = StubBench.Interrupt(
                Engine.Mock, Make().On(device => device.UniqueNumber++).Recipe(recipe => recipe with { IntFiles = Other }),
                StubBench.ChangedPage, true);
            SwapCards(first, second);
            foreach (VirtualDevice device in new[] { first, second })
            {
                device.Buttons.HeldAtBoot = device == first ? HeldKey.Down : HeldKey.None;
                if (finishes)
                {
                    device.Buttons.PressWhenWaitedFor(Key.BackLong);
                    device.Buttons.PressWhenWaitedFor(Key.Ok);
                }

                BootReport report = StubBench.SwitchOn(device);
                Assert.Equal(finishes ? BootEnding.Rests : BootEnding.WaitsForPerson, report.Ending);
                Assert.StartsWith("error 17-30", StubBench.LastError(device));
                device.SwitchOff();
                device.Buttons.HeldAtBoot = HeldKey.None;
            }

            SwapCards(first, second);
            if (finishes)
            {
                RollbackBench.Install(first, "scenario");
                RollbackBench.Install(second, "scenario");
            }
            else
            {
                StubBench.AssertCompleted(first, StubBench.SwitchOn(first), Make());
                Assert.Equal(RestState.Firmware, StubBench.SwitchOn(second).RestsAs);
            }

            StubBench.AssertHasSettings(first);
            Assert.Equal(Other["mine"], StubBench.SettingsOf(second)["mine"]);
        }

        [Theory]
        [InlineData("/.fu-back")]
        [InlineData("/update/scenario/resume.bin")]
        [InlineData("/update/scenario/resources.idx")]
        [InlineData("/update/scenario/update.log")]
        [InlineData("/update/scenario/backup.txt")]
        public void The_update_continues_after_an_unneeded_file_is_deleted(string path)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage, true);
            RollbackBench.Forget(device, path);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make());
        }

        // The stub starts the first package in /update, the one with the old firmware; the settings come from the backup.
        [Theory]
        [InlineData(CardPackage.PointerPath)]
        [InlineData("/update/scenario/update.fuf")]
        public void If_the_pointer_file_or_the_manifest_is_deleted_the_settings_are_kept(string path)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage, true);
            RollbackBench.Forget(device, path);
            BootReport report = StubBench.SwitchOn(device);

            Assert.True(report.RestsAs == RestState.Firmware, $"{report.Why} {StubBench.LastError(device)}");
            StubBench.AssertHasSettings(device);
        }

        [Theory]
        [InlineData("firmware.dfu")]
        [InlineData("backup-1.tar")]
        public void If_a_required_file_is_deleted_BACK_returns_to_the_old_firmware(string name)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage, true);
            RollbackBench.Forget(device, "/update/scenario/" + name);
            device.Buttons.PressWhenWaitedFor(Key.BackLong);
            if (name == "backup-1.tar")
            {
                device.Buttons.PressWhenWaitedFor(Key.Back); // at "Finish now?"
            }

            device.Buttons.PressWhenWaitedFor(Key.Ok);
            BootReport report = StubBench.SwitchOn(device);

            Assert.True(report.RestsAs == RestState.Firmware, $"{report.Why} {StubBench.LastError(device)}");
            StubBench.AssertHasSettings(device);
        }

        // The folder is found by its position in /update, and the backup by the record in that folder.
        [Fact]
        public void A_renamed_package_folder_is_found()
        {
            using TemporaryFolder folder = new();
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage, true);
            device.Card.SaveTo(folder["card"]);
            Directory.Move(folder["card" + Bench.Folder], folder["card/update/a new name"]);
            device.Card.LoadFrom(folder["card"]);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make());
        }

        [Fact]
        public void If_the_whole_folder_is_deleted_the_stub_waits_for_a_package()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(), StubBench.ChangedPage, true);
            using TemporaryFolder folder = new();
            device.Card.SaveTo(folder["card"]);
            RollbackBench.Forget(device, "/update");
            BootReport report = StubBench.SwitchOn(device);
            Assert.Equal((BootEnding.Rests, RestState.ResumeStub), (report.Ending, report.RestsAs));

            device.SwitchOff();
            device.Card.LoadFrom(folder["card"]);
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make());
        }

        // During the rollback, the folder of the interrupted update is kept, even after a second cut or another press of DOWN.
        [Theory]
        [InlineData("08002000")]
        [InlineData("08000000")]
        public void An_interrupted_rollback_continues_and_can_itself_be_rolled_back(string page)
        {
            byte[] old = RollbackBench.Versioned("1.0").Arm().Flash.Bytes[..RollbackBench.OldSize].ToArray();
            Bench bench = RollbackBench.Versioned("1.0");
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, bench, StubBench.ChangedPage, true);
            device.Buttons.HeldAtBoot = HeldKey.Down;
            Assert.True(StubBench.CutAt(device, operation => StubBench.IsErase(operation, page)));
            device.Backup.Lose();
            if (StubBoot.FindPage(device.Flash) is not null)
            {
                RollbackBench.AssertIsBack(device, StubBench.SwitchOn(device), old);
                device.Buttons.HeldAtBoot = HeldKey.None;
                RollbackBench.Install(device, "scenario");
                Assert.Equal(bench.Firmware, device.Flash.Bytes[..bench.Firmware.Length].ToArray());
            }

            StubBench.AssertHasSettings(device);
        }

        private static Dictionary<string, byte[]> Other => new() { ["mine"] = [1, 2, 3] };

        private static void SwapCards(VirtualDevice first, VirtualDevice second)
        {
            using TemporaryFolder folder = new();
            first.Card.SaveTo(folder["first"]);
            second.Card.SaveTo(folder["second"]);
            first.Card.LoadFrom(folder["second"]);
            second.Card.LoadFrom(folder["first"]);
        }

        private static Bench Make(string info = "stub") => StubBench.Make(Engine.Mock, info).WithoutRadio();
    }
}
