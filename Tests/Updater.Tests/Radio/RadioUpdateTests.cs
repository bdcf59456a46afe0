using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Radio
{
    public class RadioUpdateTests
    {
        private static readonly StackVersion s_wanted = new(1, 20, 0, 0, 2);

        public static TheoryData<string, string, Action<CoprocessorFaults>> Refusals() => new()
        {
            { "CPU2 does not start", "9-20", faults => faults.StartsWithoutReady = 1000 },
            { "the stack does not switch to FUS", "9-40", faults => faults.StackNeverLeaves = true },
            { "FUS refuses to delete", "6-0", faults => faults.Refused[ShciOpcode.FusDelete] = 0x12 },
            { "FUS fails while deleting", "6-80", faults => faults.OperationErrors.Enqueue(6) },
            { "FUS refuses to install", "8-0", faults => faults.Refused[ShciOpcode.FusUpgrade] = 0x12 },
            { "FUS makes no progress", "9-10", faults => faults.OperationsStall = true },
            { "FUS always reports an error", "9-30", faults => faults.ReportedState = (0xFF, 7) },
            { "FUS does not answer a delete command", "6-0", faults => faults.Unanswered.Add(ShciOpcode.FusDelete) },
            { "FUS answers an install command with garbage", "8-0", faults => faults.Malformed.Add(ShciOpcode.FusUpgrade) },
        };

        [Theory]
        [MemberData(nameof(Refusals))]
        public void Every_fault_of_CPU2_is_reported_with_its_error_code_and_leaves_the_firmware_intact(
            string what, string code, Action<CoprocessorFaults> fault)
        {
            UpdateBench bench = RadioBench();
            fault(bench.Device.Coprocessor.Faults);
            DeviceStoppedException stopped = bench.Run();
            Assert.True(code == bench.ErrorCode, $"{what}: {bench.Transcript}");
            Assert.IsType<DeviceRestsException>(stopped);
            Assert.True(bench.Holds(FlashMap.Base, UpdateBench.OldFirmware));
            Assert.Empty(bench.Device.Violations);
        }

        [Fact]
        public void An_error_is_shown_if_FUS_refuses_to_start_the_stack()
        {
            UpdateBench bench = RadioBench();
            bench.Device.Coprocessor.Timing.InstallationEndsInStack = false;
            bench.Device.Coprocessor.Faults.Refused[ShciOpcode.FusStartStack] = 0x12;
            Assert.IsType<DeviceRestsException>(bench.Run());
            Assert.Equal("9-50", bench.ErrorCode);
            Assert.True(bench.Holds(FlashMap.Base, UpdateBench.OldFirmware));
            Assert.Empty(bench.Device.Violations);
        }

        // CPU2 can be started only once per boot.
        [Theory]
        [InlineData("9-20")]
        [InlineData("9-40")]
        public void After_an_error_that_only_a_reset_clears_the_retry_starts_with_a_reset(string code)
        {
            UpdateBench bench = RadioBench();
            CoprocessorFaults faults = bench.Device.Coprocessor.Faults;
            faults.StartsWithoutReady = code == "9-20" ? -1 : 0;
            faults.StackNeverLeaves = code == "9-40";
            int failedIn = 0;
            bench.When("error " + code, () =>
            {
                failedIn = bench.Device.Boot;
                faults.StartsWithoutReady = 0;
                faults.StackNeverLeaves = false;
            });
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();
            AssertInstalled(bench);
            Assert.True(bench.Device.Boot > failedIn && failedIn != 0, bench.Transcript);
            Assert.Single(bench.Device.Console.Lines, line => line.Text.StartsWith("error"));
        }

        [Fact]
        public void A_retry_waits_for_FUS_if_FUS_may_be_busy_and_does_not_reset_FUS()
        {
            UpdateBench bench = RadioBench();
            bench.Device.Coprocessor.Faults.OperationsStall = true;
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            Assert.IsType<DeviceRestsException>(bench.Run());
            string[] errors =
                [.. bench.Device.Console.Lines.Where(line => line.Text.StartsWith("error")).Select(line => line.Text.Split(' ')[1])];
            Assert.Equal(["9-10", "9-10"], errors);
            Assert.Empty(bench.Device.Violations);
        }

        [Fact]
        public void A_failed_installation_is_reported_and_a_retry_installs_without_a_second_deletion()
        {
            UpdateBench bench = RadioBench(new DeviceSetup { Stack = null });
            bench.Device.Coprocessor.Faults.OperationErrors.Enqueue(3);
            bench.Run();
            Assert.Equal("8-80 FUS rejected the radio image (0x00000003).", bench.Error);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();
            AssertInstalled(bench);
            Assert.DoesNotContain(6, bench.Stages);
        }

        [Fact]
        public void A_normal_radio_update_switches_to_FUS_and_deletes_the_old_stack_and_installs_the_new_one()
        {
            UpdateBench bench = RadioBench();
            bench.Run();
            AssertInstalled(bench);
            Assert.Equal([9, 6, 9, 7, 8, 9], bench.Stages.Where(stage => stage is >= 6 and <= 9).Aggregate(new List<int>(), Distinct));
        }

        [Theory]
        [InlineData(false, 0)]
        [InlineData(true, 0)]
        [InlineData(false, 3)]
        [InlineData(true, 3)]
        public void A_radio_update_completes_despite_extra_FUS_resets_whether_or_not_FUS_starts_the_stack(bool endsInStack, int extraResets)
        {
            UpdateBench bench = RadioBench();
            bench.Device.Coprocessor.Timing.InstallationEndsInStack = endsInStack;
            bench.Device.Coprocessor.Faults.ExtraResets = extraResets;
            bench.Run();
            AssertInstalled(bench);
        }

        [Fact]
        public void If_FUS_does_not_reset_the_chip_the_updater_resets_it_only_while_FUS_is_idle()
        {
            UpdateBench bench = RadioBench();
            bench.Device.Coprocessor.Faults.NoResetAfterOperation = true;
            bench.Run();
            AssertInstalled(bench);
        }

        // docs/reference/prior-art.md 0.3 f: the stock updater resets after 10 s, even if FUS is busy.
        [Fact]
        public void The_updater_waits_for_a_slow_FUS_and_never_resets_it()
        {
            UpdateBench bench = RadioBench();
            bench.Device.Coprocessor.Timing.Slowness = 60;
            bench.Run();
            AssertInstalled(bench);
        }

        [Fact]
        public void One_reset_clears_the_error_of_a_FUS_that_was_never_used()
        {
            UpdateBench bench = RadioBench();
            bench.Device.Coprocessor.Faults.FirstContact = true;
            bench.Run();
            AssertInstalled(bench);
        }

        [Fact]
        public void A_stack_is_installed_on_a_device_without_a_stack()
        {
            UpdateBench bench = RadioBench(new DeviceSetup { Stack = null });
            bench.Run();
            AssertInstalled(bench);
        }

        [Fact]
        public void A_matching_stack_is_not_replaced()
        {
            UpdateBench bench = RadioBench(new DeviceSetup { StackFile = FullPackage.Radio, StackType = 3 });
            bench.Run();
            AssertInstalled(bench);
            Assert.DoesNotContain(6, bench.Stages);
            Assert.Equal(0, bench.Device.FlashController.Counters.PagesErased);
        }

        // FUS does not report the type of the stack. Starting the stack reveals the type, and C2Update records the difference.
        [Fact]
        public void A_stack_of_the_right_version_but_wrong_type_is_replaced()
        {
            UpdateBench bench = RadioBench(new DeviceSetup { StackFile = FullPackage.Radio, StackType = 1 });
            bench.Device.Coprocessor.ImageTypes.Clear();
            bench.Run();
            AssertInstalled(bench);
            Assert.Contains(6, bench.Stages);
        }

        // docs/reference/stock-updater.md 9.7 item 6: the stock updater deletes and installs endlessly.
        [Fact]
        public void If_the_wanted_version_never_runs_the_update_stops_after_two_rounds_and_the_stack_keeps_running()
        {
            UpdateBench bench = RadioBench();
            bench.Device.Coprocessor.Faults.ReportedVersion = new StackVersion(1, 19, 9, 0, 2);
            bench.Run();
            Assert.True(bench.ErrorCode == "9-90", bench.Transcript);
            Assert.Equal(2, bench.Device.Console.Lines.Count(line => line.Text.StartsWith("note Installing")));
            Assert.Equal(CoprocessorFirmware.Stack, bench.Device.Coprocessor.Runs);
            Assert.True(bench.Holds(FlashMap.Base, UpdateBench.OldFirmware));
        }

        [Fact]
        public void If_the_wanted_type_never_runs_the_update_stops_after_two_rounds()
        {
            UpdateBench bench = RadioBench();
            bench.Device.Coprocessor.Faults.ReportedType = 1;
            bench.Run();
            Assert.True(bench.ErrorCode == "9-90", bench.Transcript);
            Assert.Equal(CoprocessorFirmware.Stack, bench.Device.Coprocessor.Runs);
        }

        // docs/reference/stock-updater.md 9.7 item 1: the stock updater reads the image only after the deletion.
        [Fact]
        public void A_damaged_image_is_found_before_the_old_stack_is_deleted()
        {
            Package package = UpdateBench.Pack(RadioOnly());
            byte[] damaged = [.. FullPackage.Radio];
            damaged[1000] ^= 1;
            package.Files[PackageFiles.Radio] = damaged;
            UpdateBench bench = new UpdateBench().With(package);
            bench.Run();
            Assert.Equal("5-100", bench.ErrorCode);
            Assert.NotNull(bench.Device.Coprocessor.Stack);
            Assert.Equal(1, bench.Device.Boot);
        }

        [Fact]
        public void Bytes_that_change_after_the_preflight_are_not_programmed()
        {
            UpdateBench bench = RadioBench(new DeviceSetup { Stack = null });
            bench.Device.Card.Faults.ChangeAfterReads(UpdateBench.Folder + "/radio.bin", 50_000, 0x10);
            bench.Run();
            Assert.True(bench.ErrorCode?.StartsWith("7-"), bench.Transcript);
            Assert.Contains("radio.bin", bench.Error);
            Assert.Contains("data changed", bench.Error);
        }

        [Fact]
        public void A_page_that_cannot_be_written_is_reported()
        {
            UpdateBench bench = RadioBench(new DeviceSetup { Stack = null });
            bench.Device.FlashController.Faults.ProgramFails.Add(0xDA);
            bench.Run();
            Assert.True(bench.ErrorCode?.StartsWith("7-"), bench.Transcript);
            Assert.Contains("Page 218", bench.Error);
        }

        // Pages that FUS left erased are not erased again. After a power cut, a page that reads as erased may be one whose erase
        // was interrupted near its end.
        [Fact]
        public void A_page_that_reads_as_erased_is_erased_again_only_after_an_interrupted_attempt()
        {
            UpdateBench whole = RadioBench(new DeviceSetup { Stack = null });
            List<(long Number, string Where)> words = [];
            whole.Device.Journal.Begun += operation =>
            {
                if (operation.Name == "flash.word")
                {
                    words.Add((operation.Number, operation.Where));
                }
            };
            whole.Run();
            AssertInstalled(whole);
            Assert.True(whole.Device.FlashController.Counters.PagesErased < words.Count / 512);

            UpdateBench bench = RadioBench(new DeviceSetup { Stack = null });
            bench.Device.Journal.Arm(new CutPoint(null, null, words[10].Number, CutMode.Torn));
            Assert.IsType<PowerLostException>(bench.Run());
            int last = (int)(Convert.ToUInt32(words[^1].Where, 16) - FlashMap.Base) / 8;
            Assert.Equal(DoubleWordState.Erased, bench.Device.Flash.StateOf(last));
            bench.Device.Flash.Mark(last, DoubleWordState.Unstable);
            bench.Run();
            AssertInstalled(bench);
        }

        [Fact]
        public void An_abort_does_not_reset_a_stuck_FUS()
        {
            UpdateBench bench = RadioBench();
            bench.Device.Coprocessor.Faults.OperationsStall = true;
            bench.Device.Buttons.PressWhenWaitedFor(Key.BackLong);
            Assert.IsType<DeviceRestsException>(bench.Run());
            Assert.Equal(BootMode.Normal, bench.Device.Backup.BootMode);
            Assert.Empty(bench.Device.Violations);
        }

        [Fact]
        public void The_update_resumes_after_a_power_cut_at_any_step_of_FUS()
        {
            UpdateBench whole = RadioBench();
            List<long> steps = [];
            whole.Device.Journal.Begun += operation =>
            {
                if (operation.Name.StartsWith("fus"))
                {
                    steps.Add(operation.Number);
                }
            };
            whole.Run();
            AssertInstalled(whole);
            Assert.NotEmpty(steps);
            foreach (long step in steps.Where((_, index) => index % 7 == 0))
            {
                foreach (CutMode mode in Enum.GetValues<CutMode>())
                {
                    UpdateBench bench = RadioBench();
                    CutPoint cut = new(null, null, step, mode);
                    bench.Device.Journal.Arm(cut);
                    Assert.IsType<PowerLostException>(bench.Run());
                    bench.Run();
                    Assert.True(bench.IsDone, $"{bench.Device.Journal.LastCut}\n{bench.Transcript}");
                    AssertInstalled(bench);
                }
            }
        }

        private static UpdateBench RadioBench(DeviceSetup? setup = null) => new UpdateBench(setup).With(RadioOnly());

        private static PackageContents RadioOnly() => new() { Radio = FullPackage.Radio, RadioType = 3 };

        private static List<int> Distinct(List<int> list, int stage)
        {
            if (list.LastOrDefault() != stage)
            {
                list.Add(stage);
            }

            return list;
        }

        private static void AssertInstalled(UpdateBench bench)
        {
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal(s_wanted, bench.Device.Coprocessor.Stack!.Version);
            Assert.Equal(3, bench.Device.Coprocessor.Stack.Type);
            Assert.Equal(CoprocessorFirmware.Stack, bench.Device.Coprocessor.Runs);
            Assert.Empty(bench.Device.Violations);
            Assert.Equal(0u, bench.Device.Backup.Read(8));
        }
    }
}
