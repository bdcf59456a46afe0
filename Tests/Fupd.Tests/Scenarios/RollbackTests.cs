using System.Buffers.Binary;
using System.Text;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;
using static FlipperUpdaterNano.Fupd.Tests.Scenarios.RollbackBench;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>Tests the rollback package, which contains the old firmware (docs/RESUME.md).</summary>
    public sealed class RollbackTests
    {
        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void After_an_error_in_an_armed_update_the_user_can_return_to_the_old_firmware_and_settings(bool isOnCard)
        {
            VirtualDevice device = Make(Engine.Mock, isOnCard).When("stage 13 0", StubBench.BreakCard).Arm();
            byte[] firmware = FirmwareOf(device);
            Dictionary<string, byte[]> settings = SettingsOf(device, isOnCard);
            device.Buttons.PressWhenWaitedFor(Key.BackLong);
            device.Buttons.PressWhenWaitedFor(Key.Back);
            device.Buttons.PressWhenWaitedFor(Key.Ok);

            AssertIsBack(device, StubBench.SwitchOn(device), firmware);
            Assert.Equal(settings, SettingsOf(device, isOnCard));
        }

        [Fact]
        public void On_a_read_only_card_the_rollback_fails_and_the_user_is_asked_again()
        {
            VirtualDevice device = Make(Engine.Mock).When("stage 13 0", StubBench.BreakCard)
                .When("waiting", device => device.Card.IsReadOnly = true).Arm();
            device.Buttons.PressWhenWaitedFor(Key.BackLong);
            device.Buttons.PressWhenWaitedFor(Key.Back);
            device.Buttons.PressWhenWaitedFor(Key.Ok);
            device.Buttons.PressWhenWaitedFor(Key.BackLong);
            device.Buttons.PressWhenWaitedFor(Key.Back, 2);
            device.Buttons.PressWhenWaitedFor(Key.Ok);

            Assert.Equal(RestState.SystemDfu, StubBench.SwitchOn(device).RestsAs);
            Assert.NotNull(device.Card.Peek(WayBack));
            Assert.Contains(Bench.Folder, Encoding.ASCII.GetString(device.Card.Peek(CardPackage.PointerPath)!));
            Assert.NotNull(StubBoot.FindPage(device.Flash));
        }

        [Theory]
        [InlineData(Engine.Mock, false)]
        [InlineData(Engine.Mock, true)]
        [InlineData(Engine.Chip, true)]
        public void Holding_DOWN_at_power_on_of_an_armed_device_starts_the_rollback(string engine, bool losesRegisters)
        {
            byte[] firmware = FirmwareOf(Make(engine).Arm());
            VirtualDevice device = StubBench.Interrupt(engine, Make(engine), StubBench.ChangedPage, losesRegisters);
            device.Buttons.HeldAtBoot = HeldKey.Down;

            AssertIsBack(device, StubBench.SwitchOn(device, engine), firmware);
            StubBench.AssertHasSettings(device);
        }

        [Fact]
        public void Without_a_rollback_package_DOWN_has_no_effect()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(Engine.Mock), StubBench.ChangedPage);
            Forget(device, WayBack);
            device.Buttons.HeldAtBoot = HeldKey.Down;

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make(Engine.Mock));
        }

        // Until the rollback package is verified, the interrupted update continues.
        // USB DFU is a permitted result only while page 0's first double word is erased.
        [Theory]
        [InlineData(true)]
        [InlineData(false)]
        public void After_a_cut_during_rollback_the_old_or_the_new_firmware_boots_and_the_settings_are_kept(bool losesRegisters)
        {
            byte[] old = FirmwareOf(Make(Engine.Mock).Arm());
            byte[] next = Make(Engine.Mock).Firmware;
            int back = 0;
            int dfu = 0;
            int cuts = 0;
            for (int operation = 1; ; operation += 17, cuts++)
            {
                VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(Engine.Mock), StubBench.ChangedPage);
                device.Buttons.HeldAtBoot = HeldKey.Down;
                int left = operation;
                if (!StubBench.CutAt(device, _ => --left == 0))
                {
                    break;
                }

                device.Buttons.HeldAtBoot = HeldKey.None;
                if (losesRegisters)
                {
                    device.Backup.Lose();
                }

                bool isErased = device.Flash.Bytes[..8].IndexOfAnyExcept((byte)0xFF) < 0;
                BootReport report = StubBench.SwitchOn(device);
                if (report.RestsAs == RestState.SystemDfu && isErased)
                {
                    dfu++;
                    continue;
                }

                Assert.True(report.RestsAs == RestState.Firmware, $"{operation}: {report.RestsAs} {StubBench.LastError(device)}");
                bool isOld = device.Flash.Bytes[..OldSize].SequenceEqual(old);
                Assert.True(isOld || device.Flash.Bytes[..next.Length].SequenceEqual(next), $"{operation}: neither firmware");
                back += isOld ? 1 : 0;
                StubBench.AssertHasSettings(device);
            }

            Assert.True(cuts > 10 && back > cuts / 2 && dfu < cuts / 2, $"{cuts} cuts, {back} with the old firmware, {dfu} in USB DFU");
        }

        [Fact]
        public void The_rollback_package_contains_the_exact_old_firmware_and_the_files_of_the_running_package()
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            byte[] firmware = FirmwareOf(device);
            Update(device);

            Package package = Read(device, Assert.Single(Rollbacks(device)));
            byte[] image = Assert.Single(DfuLayout.Read(package.Files["firmware.dfu"])).Data.ToArray();
            Assert.Equal(firmware[..image.Length], image);
            Assert.All(firmware[image.Length..], value => Assert.Equal(0xFF, value));
            Assert.Equal(device.Card.Peek(Bench.Folder + "/updater.bin"), package.Files["updater.bin"]);
            Assert.Equal(device.Card.Peek(Bench.Folder + "/resume.bin"), package.Files["resume.bin"]);
            Assert.Equal(device.Card.Peek(Bench.Folder + "/backup-1.tar"), package.Files["backup.tar"]);
            Assert.Null(device.Card.Peek(WayBack));
        }

        [Theory]
        [InlineData("1.4.3-rc", "rollback-1.4.3-rc")]
        [InlineData("feature/x", null)]
        [InlineData("a:b", null)]
        public void The_rollback_package_is_named_after_the_firmware_version_or_its_checksum(string version, string? name)
        {
            VirtualDevice device = Versioned(version).Arm();
            device.Backup.Write(2, FlashMap.Base + 0x8000);
            Update(device);

            string found = Assert.Single(Rollbacks(device));
            Assert.Equal(name ?? "rollback-" + Crc(device, found), found);
        }

        [Fact]
        public void Installing_a_rollback_package_saves_the_replaced_firmware_as_another_rollback_package()
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            byte[] firmware = FirmwareOf(device);
            Update(device);
            string old = Assert.Single(Rollbacks(device));

            Install(device, old);
            Assert.Equal(firmware, FirmwareOf(device));
            StubBench.AssertHasSettings(device);
            List<string> both = Rollbacks(device);
            Assert.Equal(2, both.Count);

            Install(device, both.Single(name => name != old));
            Assert.Equal(Make(Engine.Mock).Firmware, device.Flash.Bytes[..Bench.FirmwareSize].ToArray());
            Assert.Equal(both.Order(), Rollbacks(device).Order());
        }

        [Fact]
        public void Only_the_newest_two_rollback_packages_and_those_that_the_user_modified_are_kept()
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            Update(device);
            string first = Assert.Single(Rollbacks(device));
            device.Card.Preload("/update/rollback-mine/update.fuf", device.Card.Peek($"/update/{first}/update.fuf")!);
            Next(device, 6);
            string second = Rollbacks(device).Single(name => name != first && name != "rollback-mine");
            device.Card.Preload($"/update/{second}/notes.txt", [1]);
            Next(device, 7);
            Next(device, 8);
            Next(device, 9);

            List<string> left = Rollbacks(device);
            Assert.DoesNotContain(first, left);
            Assert.Contains(second, left);
            Assert.Contains("rollback-mine", left);
            Assert.Equal(4, left.Count);
        }

        [Fact]
        public void A_user_folder_with_the_name_of_the_rollback_package_is_kept_and_the_update_continues()
        {
            VirtualDevice probe = Make(Engine.Mock).Arm();
            Update(probe);
            string mine = $"/update/{Assert.Single(Rollbacks(probe))}/firmware.dfu";
            VirtualDevice device = Make(Engine.Mock).Arm();
            device.Card.Preload(mine, [1, 2, 3]);
            Update(device);

            Assert.Equal([1, 2, 3], device.Card.Peek(mine));
            Assert.Null(device.Card.Peek(WayBack));
            Assert.Contains(device.Console.Lines, line => line.Text.Contains("not kept: its name is taken"));
        }

        [Fact]
        public void Doctor_reports_too_little_space_for_a_rollback_package_and_the_update_continues()
        {
            Bench bench = Make(Engine.Mock);
            VirtualDevice device = bench.Arm();
            Assert.Contains(DoctorFindings.OfArmed(device).Findings, finding => finding.Message.StartsWith("The old firmware is kept on"));
            for (int clusters = 1; DoctorFindings.OfArmed(device).IsRefused || clusters == 1; clusters++)
            {
                device.Card.LeaveFree(clusters);
            }

            device.Card.Capacity += device.Card.ClusterSize; // for the log

            Assert.Contains(DoctorFindings.OfArmed(device).Findings, finding => finding.Message.StartsWith("No room to keep the old"));
            device.SwitchOff();
            Update(device);

            Assert.Empty(Rollbacks(device));
        }

        [Theory]
        [InlineData("firmware.dfu", 20_000u)]
        [InlineData("update.fuf", 0u)]
        public void After_a_card_error_no_partial_rollback_package_remains_and_the_update_continues(string file, uint offset)
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            device.Card.Faults.FailWrites($"/update/{Temporary}/{file}", offset);
            Update(device);

            Assert.Empty(Rollbacks(device));
            Assert.Contains(device.Console.Lines, line => line.Text.Contains("The old firmware is not kept: "));
        }

        [Fact]
        public void A_resumed_update_creates_no_rollback_package()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(Engine.Mock), StubBench.ChangedPage);
            Forget(device, $"/update/{Assert.Single(Rollbacks(device))}");
            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make(Engine.Mock));
            Assert.Empty(Rollbacks(device));
        }

        [Fact]
        public void A_radio_image_found_on_the_card_is_added_to_the_rollback_package()
        {
            VirtualDevice device = StubBench.Make(Engine.Mock).Arm();
            Update(device);
            byte[] stack = device.Card.Peek(Bench.Folder + "/radio.bin")!;
            StubBench.ComeWith(device, StubBench.Make(Engine.Mock, "next").Contents(contents =>
            {
                contents.Firmware = StandIn.Firmware(Bench.FirmwareSize, 6);
                contents.Radio = RadioImageMaker.Make(1, 21, 0);
            }), false);
            Start(device);
            Assert.Equal(21, device.Coprocessor.Stack!.Version.Minor);
            string folder = Rollbacks(device).Single(name => device.Card.Peek($"/update/{name}/radio.bin") is not null);
            Assert.Equal(stack, device.Card.Peek($"/update/{folder}/radio.bin"));

            Install(device, folder);
            Assert.Equal(20, device.Coprocessor.Stack!.Version.Minor);
            Assert.Equal(StubBench.Make(Engine.Mock).Firmware, device.Flash.Bytes[..Bench.FirmwareSize].ToArray());
        }

        // CPU2 is checked before the package counts as verified, and only a reset starts CPU2 again.
        [Fact]
        public void After_a_restart_required_by_CPU2_the_rollback_continues()
        {
            VirtualDevice device = GoesBackWithoutCpu2(out byte[] firmware);
            device.Buttons.PressWhenWaitedFor(Key.Ok);

            AssertIsBack(device, StubBench.SwitchOn(device), firmware);
            Assert.StartsWith("error 9-20", StubBench.LastError(device));
            Assert.Equal(20, device.Coprocessor.Stack!.Version.Minor);
        }

        [Fact]
        public void After_a_failed_rollback_the_next_power_on_continues_the_interrupted_update()
        {
            VirtualDevice device = GoesBackWithoutCpu2(out _);
            Assert.Equal(BootEnding.WaitsForPerson, StubBench.SwitchOn(device).Ending);
            Assert.StartsWith("error 9-20", StubBench.LastError(device));
            device.SwitchOff();
            Update(device);

            Assert.Equal(21, device.Coprocessor.Stack!.Version.Minor);
            Assert.Null(device.Card.Peek(WayBack));
        }

        private static VirtualDevice GoesBackWithoutCpu2(out byte[] firmware)
        {
            VirtualDevice device = WithOldPackage(out _, out _);
            Bring(device);
            PreUpdate.BackUp(device, "/update/second");
            device.Backup.BootMode = BootMode.Update;
            firmware = FirmwareOf(device);
            Assert.True(StubBench.CutAt(device, operation => StubBench.IsErase(operation, StubBench.ChangedPage)));
            device.Buttons.HeldAtBoot = HeldKey.Down;
            device.Coprocessor.Faults.StartsWithoutReady = 1;
            device.Console.Written += line =>
                device.Buttons.HeldAtBoot = line.Text == "waiting" ? HeldKey.None : device.Buttons.HeldAtBoot;
            return device;
        }
    }
}
