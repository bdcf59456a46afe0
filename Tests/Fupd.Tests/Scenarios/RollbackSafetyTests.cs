using System.Text;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;
using static FlipperUpdaterNano.Fupd.Tests.Scenarios.RollbackBench;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>Tests failure cases of the rollback package.</summary>
    public sealed class RollbackSafetyTests
    {
        private const string InProgress = "/update/" + Temporary;

        [Fact]
        public void The_update_continues_when_the_rollback_package_is_refused()
        {
            Bench bench = Make(Engine.Mock);
            VirtualDevice device = bench.When("stage 13 0", StubBench.BreakCard).Arm();
            int errors = 0;
            device.Console.Written += line =>
            {
                if (line.Text.StartsWith("error ", StringComparison.Ordinal) && ++errors == 1)
                {
                    Damage(device, $"/update/{Assert.Single(Rollbacks(device))}/firmware.dfu");
                }
                else if (errors == 2)
                {
                    device.Card.Faults.Clear();
                }
            };
            device.Buttons.PressWhenWaitedFor(Key.BackLong);
            device.Buttons.PressWhenWaitedFor(Key.Back);
            device.Buttons.PressWhenWaitedFor(Key.Ok, 2);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), bench);
            Assert.Equal(2, errors);
        }

        [Fact]
        public void The_update_continues_when_the_rollback_package_is_refused_after_DOWN()
        {
            Bench bench = Make(Engine.Mock);
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, bench, StubBench.ChangedPage);
            Damage(device, $"/update/{Assert.Single(Rollbacks(device))}/firmware.dfu");
            device.Buttons.HeldAtBoot = HeldKey.Down;
            device.Buttons.PressWhenWaitedFor(Key.Ok);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), bench);
            Assert.NotEmpty(StubBench.LastError(device));
        }

        [Fact]
        public void A_rollback_package_of_another_device_is_not_offered()
        {
            VirtualDevice device = Make(Engine.Mock).When("stage 13 0", StubBench.BreakCard).Arm();
            device.Console.Written += line =>
            {
                if (line.Text.StartsWith("error ", StringComparison.Ordinal))
                {
                    Change(device, $"/update/{Assert.Single(Rollbacks(device))}/update.fuf", "device 00F1A5E5", "device 00F1A5E6");
                }
            };
            device.Buttons.PressWhenWaitedFor(Key.BackLong);
            device.Buttons.PressWhenWaitedFor(Key.Back);
            device.Buttons.PressWhenWaitedFor(Key.Ok);

            Assert.Equal(RestState.SystemDfu, StubBench.SwitchOn(device).RestsAs);
        }

        // The card was previously in another device.
        [Fact]
        public void DOWN_does_not_install_a_rollback_package_of_another_device()
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, Make(Engine.Mock), StubBench.ChangedPage);
            Change(device, $"/update/{Assert.Single(Rollbacks(device))}/update.fuf", "device 00F1A5E5", "device 00F1A5E6");
            device.Buttons.HeldAtBoot = HeldKey.Down;

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), Make(Engine.Mock));
        }

        [Fact]
        public void The_radio_image_of_a_replaced_rollback_package_moves_to_its_successor()
        {
            VirtualDevice device = WithOldPackage(out string folder, out byte[] radio);
            Forget(device, Bench.Folder);
            Next(device);

            Assert.Equal(radio, device.Card.Peek($"/update/{folder}/radio.bin"));
            Assert.DoesNotContain(Rollbacks(device), name => name.StartsWith(Temporary));
        }

        [Fact]
        public void A_damaged_radio_image_is_skipped()
        {
            VirtualDevice device = WithOldPackage(out string folder, out byte[] radio);
            Damage(device, Bench.Folder + "/radio.bin");
            Next(device);

            Assert.Equal(radio, device.Card.Peek($"/update/{folder}/radio.bin"));
        }

        [Fact]
        public void If_no_intact_radio_image_exists_the_rollback_package_omits_the_radio_image()
        {
            VirtualDevice device = WithOldPackage(out string folder, out _);
            Damage(device, Bench.Folder + "/radio.bin");
            Damage(device, $"/update/{folder}/radio.bin");
            Next(device);

            Assert.Null(device.Card.Peek($"/update/{folder}/radio.bin"));
            Assert.Contains(device.Console.Lines, line => line.Text.Contains("No package on the card has its radio"));
        }

        [Fact]
        public void A_new_rollback_package_is_made_even_if_an_old_one_cannot_be_deleted()
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            Update(device);
            Next(device, 6);
            bool hasWayBack = false;
            device.Console.Written += line =>
            {
                bool isKept = line.Text.Contains("The old firmware is kept: ");
                hasWayBack |= isKept && device.Card.Peek(WayBack) != null;
                device.Card.IsReadOnly = isKept || (device.Card.IsReadOnly && !line.Text.Contains("write-protected"));
            };
            Next(device, 7);
            Assert.True(hasWayBack);
            Assert.Equal(3, Rollbacks(device).Count);
        }

        // An interrupted run left this folder; the user has since put a file into the folder.
        [Theory]
        [InlineData(InProgress)]
        [InlineData(InProgress + ".old")]
        public void A_folder_that_cannot_be_removed_does_not_prevent_later_rollback_packages(string folder)
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            device.Card.Preload(folder + "/mine.txt", [1, 2, 3]);
            Update(device);
            Next(device, 6);
            Next(device, 7);
            Next(device, 8);

            Assert.Equal(2, Rollbacks(device).Count);
            Assert.Equal([1, 2, 3], device.Card.Peek("/update/set-aside-1/mine.txt"));
            Assert.Contains(
                device.Console.Lines, line => line.Text == $"note /ext{folder} is kept as set-aside-1.");
        }

        [Fact]
        public void Setting_a_folder_aside_does_not_replace_folders_set_aside_earlier()
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            device.Card.Preload("/update/set-aside-1/mine.txt", [1]);
            device.Card.Preload("/update/set-aside-2", [2]);
            device.Card.Preload(InProgress + "/mine.txt", [3]);
            Update(device);

            Assert.Equal([1], device.Card.Peek("/update/set-aside-1/mine.txt"));
            Assert.Equal([2], device.Card.Peek("/update/set-aside-2"));
            Assert.Equal([3], device.Card.Peek("/update/set-aside-3/mine.txt"));
        }

        [Fact]
        public void A_file_whose_name_only_starts_like_a_backup_name_is_kept()
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            Update(device);
            string first = Assert.Single(Rollbacks(device));
            device.Card.Preload($"/update/{first}/backup-of-mine.tar", [1]);
            Next(device, 6);
            Next(device, 7);
            Next(device, 8);

            Assert.NotNull(device.Card.Peek($"/update/{first}/backup-of-mine.tar"));
        }

        [Fact]
        public void A_package_with_an_unrestored_backup_is_kept()
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            Update(device);
            string first = Assert.Single(Rollbacks(device));
            Install(device, first);
            Change(device, $"/update/{first}/backup.txt", ": restored", ": not restored");
            Next(device, 7);
            Next(device, 8);
            Next(device, 9);

            Assert.Contains(first, Rollbacks(device));
        }

        [Fact]
        public void A_package_installed_from_the_temporary_rollback_folder_is_not_removed()
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            Update(device);
            string first = Assert.Single(Rollbacks(device));
            foreach (string name in device.Card.PeekFolder($"/update/{first}").Select(item => item.Name))
            {
                device.Card.Preload($"{InProgress}/{name}", device.Card.Peek($"/update/{first}/{name}")!);
            }

            Install(device, Temporary);
            Assert.NotNull(device.Card.Peek(InProgress + "/firmware.dfu"));
        }

        [Fact]
        public void Files_of_an_interrupted_run_are_removed_before_free_space_is_checked()
        {
            VirtualDevice device = Make(Engine.Mock).Arm();
            device.Card.Preload(InProgress + "/firmware.dfu", new byte[1 << 20]);
            for (int clusters = 1; DoctorFindings.OfArmed(device).IsRefused || clusters == 1; clusters++)
            {
                device.Card.LeaveFree(clusters);
            }

            device.Card.Capacity += device.Card.ClusterSize; // for the log
            device.SwitchOff();
            Update(device);

            string name = Assert.Single(Rollbacks(device));
            Assert.NotEqual(Temporary, name);
            Assert.Contains(device.Console.Lines, line => line.Text.Contains("No room to keep the old firmware"));
        }

        [Fact]
        public void A_firmware_boot_with_Handover_removes_the_rollback_offer()
        {
            VirtualDevice device = Make(Engine.Mock).Contents(contents => contents.Handover = "firmware").Arm();
            Assert.Equal(RestState.Firmware, StubBench.SwitchOn(device).RestsAs);

            Assert.Single(Rollbacks(device));
            Assert.Null(device.Card.Peek(WayBack));
        }

        [Fact]
        public void A_card_pull_while_the_rollback_package_is_written_stops_the_update_until_the_card_is_reinserted()
        {
            int pulls = 0;
            for (bool isPulled = true; isPulled; pulls += isPulled ? 1 : 0)
            {
                VirtualDevice device = Make(Engine.Mock).Arm();
                bool isKeeping = false;
                int left = pulls;
                isPulled = false;
                device.Console.Written += line => isKeeping =
                    line.Text == "stage 22 0" || (isKeeping && !line.Text.StartsWith("stage 3 ", StringComparison.Ordinal));
                device.Journal.Begun += operation =>
                {
                    if (isKeeping && !isPulled && operation.Where.Contains("rollback-", StringComparison.Ordinal) && left-- == 0)
                    {
                        isPulled = true;
                        device.Clock.After(0, device.Card.Remove);
                    }
                };
                device.Buttons.PressWhenWaitedFor(Key.InsertCard, 2);
                Update(device);

                Assert.Single(Rollbacks(device));
                Assert.Equal(isPulled ? "error 16-0 There is no SD card in the slot." : string.Empty, StubBench.LastError(device));
            }

            Assert.True(pulls > 20, $"{pulls} pulls");
        }

        private static void Damage(VirtualDevice device, string path)
        {
            byte[] data = device.Card.Peek(path)!;
            data[data.Length / 2] ^= 1;
            device.Card.Preload(path, data);
        }

        private static void Change(VirtualDevice device, string path, string from, string to)
        {
            string text = Encoding.ASCII.GetString(device.Card.Peek(path)!);
            Assert.Contains(from, text);
            device.Card.Preload(path, Encoding.ASCII.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));
        }
    }
}
