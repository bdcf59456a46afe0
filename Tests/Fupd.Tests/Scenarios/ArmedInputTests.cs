using FlipperUpdaterNano.Fupd.Packages;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Tests key input while page 0 starts the resume stub: leaving the device without firmware requires a confirmation.
    /// </summary>
    public sealed class ArmedInputTests
    {

        [Fact]
        public void While_the_updater_waits_for_a_card_BACK_asks_for_confirmation()
        {
            VirtualDevice device = Waiting(Key.BackLong, Key.Back);
            BootReport report = StubBench.SwitchOn(device);

            Assert.Equal(BootEnding.WaitsForPerson, report.Ending);
            Assert.Equal(BootMode.Update, device.Backup.BootMode);
            Assert.DoesNotContain(device.Console.Lines, line => line.Text == "aborted");
        }

        [Fact]
        public void While_the_updater_waits_for_a_card_BACK_then_OK_starts_USB_DFU()
        {
            VirtualDevice device = Waiting(Key.BackLong, Key.Ok);
            BootReport report = StubBench.SwitchOn(device);

            Assert.Equal((BootEnding.Rests, RestState.SystemDfu), (report.Ending, report.RestsAs));
        }

        [Fact]
        public void While_the_updater_waits_for_a_card_complete_firmware_can_be_started()
        {
            Bench bench = StubBench.Make(Engine.Mock).WithoutRadio().When("stage 13 0", device => device.Card.Remove());
            VirtualDevice device = bench.Arm();
            Press(device, Key.Ok, Key.BackLong, Key.Ok);
            BootReport report = StubBench.SwitchOn(device);

            Assert.Equal((BootEnding.Rests, RestState.Firmware), (report.Ending, report.RestsAs));
            Assert.Equal(bench.Firmware, device.Flash.Bytes[..bench.Firmware.Length].ToArray());
        }

        // The battery is empty in the second attempt, which fails before it has verified the firmware.
        [Fact]
        public void Complete_firmware_can_still_be_started_after_a_retry_that_failed_before_its_verification()
        {
            int backups = 0;
            Bench bench = StubBench.Make(Engine.Mock).WithoutRadio().When("stage 13 0", StubBench.BreakCard).On(device =>
                device.Console.Written += line =>
                {
                    if (line.Text.StartsWith("note Backup of /int", StringComparison.Ordinal) && ++backups == 2)
                    {
                        device.Battery.Percent = 1;
                    }
                });
            VirtualDevice device = bench.Arm();
            Press(device, Key.Ok, Key.BackLong, Key.Ok);
            BootReport report = StubBench.SwitchOn(device);

            Assert.StartsWith("error 14-", StubBench.LastError(device));
            Assert.Equal((BootEnding.Rests, RestState.Firmware), (report.Ending, report.RestsAs));
            Assert.Equal(BootMode.Normal, device.Backup.BootMode);
        }

        [Fact]
        public void A_page_zero_write_error_has_its_own_error_code()
        {
            Bench bench = StubBench.Make(Engine.Mock).WithoutRadio().When("stage 13 0", device =>
            {
                StubBench.BreakCard(device);
                device.FlashController.Faults.ProgramFails.Add(0);
            });
            VirtualDevice device = bench.Arm();
            Press(device, Key.BackLong, Key.Ok);
            BootReport report = StubBench.SwitchOn(device);

            Assert.Equal(BootEnding.WaitsForPerson, report.Ending);
            Assert.StartsWith("error 4-100", StubBench.LastError(device));
            Assert.Equal("waiting", device.Console.Lines[^1].Text);
            Assert.Equal(RestState.SystemDfu, StockBoot.WouldBoot(device));
        }

        // Register 6 contains the index of an entry in /update on the card from which the stub loaded the updater.
        [Fact]
        public void After_a_card_swap_the_stub_searches_for_the_package()
        {
            using TemporaryFolder folder = new();
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage, true);
            device.Card.Preload(CardPackage.PointerPath, "/ext/update/gone/update.fuf"u8);
            device.Card.SaveTo(folder["card"]);
            foreach (string name in new[] { "first", "a-folder-before" })
            {
                CopyFolder(folder["card" + Bench.Folder], folder["card/update/" + name]);
            }

            Directory.Delete(folder["card" + Bench.Folder], true);
            File.WriteAllText(folder["card/update/a-folder-before/update.fuf"], "no manifest");
            bool isSwapped = false;
            device.Console.Written += line =>
            {
                if (!isSwapped && line.Text.StartsWith("stage 3 1", StringComparison.Ordinal))
                {
                    isSwapped = true;
                    device.Card.Remove();
                    device.Card.LoadFrom(folder["card"]);
                    device.Card.Insert();
                }
            };
            Press(device, Key.Ok);
            BootReport report = StubBench.SwitchOn(device);

            Assert.True(isSwapped);
            Assert.StartsWith("error 1-20", StubBench.LastError(device));
            Assert.NotNull(device.Card.Peek("/update/first/update.log"));
            Assert.True(report.RestsAs == RestState.Firmware, report.Why);
        }

        // A card at the end of its life refuses writes; a card with a full file system needs space, which only the firmware can free.
        [Theory]
        [InlineData(true)]
        [InlineData(false)]
        public void The_firmware_is_completed_and_bootable_even_if_the_card_cannot_be_written_to(bool isReadOnly)
        {
            Bench bench = StubBench.Make(Engine.Mock).WithoutRadio();
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, bench, StubBench.ChangedPage, true);
            device.Card.IsReadOnly = isReadOnly;
            device.Card.Capacity = isReadOnly ? device.Card.Capacity : device.Card.UsedClusters * device.Card.ClusterSize;
            Press(device, Key.BackLong, Key.Ok);
            BootReport report = StubBench.SwitchOn(device);

            Assert.True(report.RestsAs == RestState.Firmware, StubBench.LastError(device));
            Assert.Equal(bench.Firmware, device.Flash.Bytes[..bench.Firmware.Length].ToArray());
            Assert.StartsWith("error 12-", StubBench.LastError(device));
            StubBench.AssertHasSettings(device);
        }

        // The record states that /int is restored, so nothing is written to /int again.
        [Fact]
        public void On_a_full_card_the_firmware_can_be_started_if_only_resources_are_missing()
        {
            Bench bench = StubBench.Make(Engine.Mock).WithoutRadio();
            VirtualDevice device = bench.Arm();
            Assert.True(StubBench.CutAt(device, operation => operation.Where.Contains("tool.fap", StringComparison.Ordinal)));
            device.Card.Capacity = device.Card.UsedClusters * device.Card.ClusterSize;
            Press(device, Key.BackLong, Key.Ok);
            BootReport report = StubBench.SwitchOn(device);

            Assert.True(report.RestsAs == RestState.Firmware, StubBench.LastError(device));
            Assert.StartsWith("error 13-", StubBench.LastError(device));
            StubBench.AssertHasSettings(device);
        }

        private static VirtualDevice Waiting(params Key[] keys)
        {
            VirtualDevice device = StubBench.Interrupt(Engine.Mock, StubBench.Make(Engine.Mock), StubBench.ChangedPage);
            bool isPulled = false;
            device.Console.Written += line =>
            {
                if (!isPulled && line.Text == "stage 3 0")
                {
                    isPulled = true;
                    device.Card.Remove();
                }
            };
            Press(device, [Key.Ok, .. keys]);
            return device;
        }

        private static void Press(VirtualDevice device, params Key[] keys)
        {
            foreach (Key key in keys)
            {
                device.Buttons.PressWhenWaitedFor(key);
            }
        }

        private static void CopyFolder(string from, string to)
        {
            Directory.CreateDirectory(to);
            foreach (string file in Directory.GetFiles(from))
            {
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
            }
        }
    }
}
