using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Folder;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Radio
{
    /// <summary>Tests deletion and installation by FUS, with the resets that FUS itself makes and with unexpected resets.</summary>
    public sealed class FusOperationTests : CoprocessorBench
    {
        [Fact]
        public void Deletion_erases_the_stack_and_raises_SFSA_and_resets_with_OBL_LAUNCH()
        {
            EnterFus();
            long began = Device.Clock.Now;
            Assert.Equal(Shci.StatusOk, Command(Shci.FusFirmwareDelete));

            DeviceResetException reset = PollUntilReset(0x30);

            Assert.InRange((Device.Clock.Now - began) / VirtualTime.Millisecond, 2000, 5000);
            Assert.Equal(ResetCause.CoprocessorOptionLaunch, reset.Cause);
            Reboot();
            Assert.Equal(0x080F4000u, Mock.Flash.SecureStart);
            Assert.Equal(Shci.ReadyFus, Start());
            Assert.Equal((0, 0), State());
            Assert.Equal(0u, BitConverter.ToUInt32(Table(), 0x14));
            Assert.True(Mock.Flash.IsErased(0x080D7000, 29 * 4096));
            Assert.Equal(0x3D000u, Device.Options.Stored(OptionWord.SecureSram) & 0x3FFFF);
        }

        [Theory]
        [InlineData(117_076, 0x080D7000u, false)]
        [InlineData(117_076, 0x080D7000u, true)]
        [InlineData(20_000, 0x080C0000u, false)]
        public void Installing_takes_several_resets_and_ends_with_the_new_stack(int size, uint source, bool withoutAddress)
        {
            byte[] file = Samples.Radio(size, NewStack);
            Device.Coprocessor.Timing.InstallationEndsInStack = false;
            DeleteStack();
            WriteImage(source, file);
            uint target = FlashMap.FusBase - (uint)((size + 4095) / 4096 * 4096);
            long began = Device.Clock.Now;
            Assert.Equal(Shci.StatusOk, withoutAddress ? Command(Shci.FusFirmwareUpgrade) : Command(Shci.FusFirmwareUpgrade, source));

            int resets = 0;
            do
            {
                PollUntilReset(0x10);
                resets++;
                Reboot();
                Assert.Equal(Shci.ReadyFus, Start());
            }
            while (State() != (0, 0));

            Assert.Equal(3, resets);
            Assert.InRange((Device.Clock.Now - began) / VirtualTime.Millisecond, 4000, 15_000);
            Assert.Equal(target, Mock.Flash.SecureStart);
            Assert.Equal(NewStack.Word, BitConverter.ToUInt32(Table(), 0x14));
            Assert.Equal(Coprocessor.SecureWords((int)(target >> 12) & 0xFF, 18, 11).SecureSram, Device.Options.Stored(15));
            Assert.True(Device.Flash.Bytes.Slice((int)(target - FlashMap.Base), size).SequenceEqual(file));
            Assert.Equal(Shci.StatusOk, Command(Shci.FusStartWirelessStack));
            Assert.Throws<DeviceResetException>(() => Mock.Clock.Sleep(10_000));
            Reboot();
            Assert.Equal(Shci.ReadyStack, Start());
            Assert.Equal((NewStack.Word, 3u), (BitConverter.ToUInt32(Table(), 0x10), BitConverter.ToUInt32(Table(), 0x18)));
            Assert.Empty(Device.Violations);
        }

        [Fact]
        public void After_an_installation_the_stack_starts_and_two_GET_STATE_commands_return_to_FUS()
        {
            DeleteStack();
            WriteImage(0x080D7000, Samples.Radio(117_076, NewStack));
            Command(Shci.FusFirmwareUpgrade, 0x080D7000);
            int ready;
            do
            {
                PollUntilReset(0x10);
                Reboot();
                ready = Start();
            }
            while (ready == Shci.ReadyFus);

            Assert.Equal(NewStack.Word, BitConverter.ToUInt32(Table(), 0x10));
            State();
            Command(Shci.FlashEraseActivity);
            State();
            Mock.Clock.Sleep(10_000);
            Assert.Equal(CoprocessorFirmware.Stack, Device.Coprocessor.Runs);
            State();
            Assert.Throws<DeviceResetException>(() => Mock.Clock.Sleep(10_000));
            Reboot();
            Assert.Equal(Shci.ReadyFus, Start());
            Assert.Equal((0, 0), State());
            Assert.Equal(NewStack.Word, BitConverter.ToUInt32(Table(), 0x14));
        }

        [Fact]
        public void Without_a_reset_after_an_installation_FUS_keeps_running()
        {
            DeleteStack();
            WriteImage(0x080D7000, Samples.Radio(117_076, NewStack));
            Device.Coprocessor.Faults.NoResetAfterOperation = true;
            Command(Shci.FusFirmwareUpgrade, 0x080D7000);
            for (int i = 0; i < 2; i++)
            {
                PollUntilReset(0x10);
                Reboot();
                Start();
            }

            Mock.Clock.Sleep(60_000);
            Assert.Equal((0, 0), State());
            Assert.Equal(Shci.FusTableKeyword, BitConverter.ToUInt32(Table(), 0));
            Assert.Throws<DeviceResetException>(Mock.System.Reset);
            Reboot();
            Assert.Equal(Shci.ReadyStack, Start());
        }

        [Theory]
        [InlineData("nothing there", FusState.ImageNotFound)]
        [InlineData("another magic", FusState.ImageCorrupt)]
        [InlineData("other number of pages", FusState.ImageCorrupt)]
        [InlineData("customer's signature", FusState.TagNotFound)]
        [InlineData("an ECC error", FusState.ImageCorrupt)]
        public void An_invalid_image_ends_in_the_error_state_without_a_reset(string flaw, int error)
        {
            byte[] file = Samples.Radio(20_000, NewStack);
            DeleteStack();
            switch (flaw)
            {
                case "another magic":
                    file[^88] ^= 1;
                    break;
                case "other number of pages":
                    file[^96] ^= 1;
                    break;
                case "customer's signature":
                    BitConverter.GetBytes(0xE2B51D4Au).CopyTo(file, file.Length - 4);
                    break;
            }

            if (flaw != "nothing there")
            {
                WriteImage(0x080C0000, file);
            }

            if (flaw == "an ECC error")
            {
                Device.Flash.Mark((0xC0000 / 8) + 50, DoubleWordState.EccError);
            }

            Command(Shci.FusFirmwareUpgrade, 0x080C0000);
            Mock.Clock.Sleep(20_000);

            Assert.Equal((0xFF, error), State());
            Assert.Null(Device.Coprocessor.Stack);
        }

        [Fact]
        public void A_second_image_footer_in_CPU1_flash_is_a_violation_at_any_address()
        {
            DeleteStack();
            WriteImage(0x080C0000, Samples.Radio(20_000, NewStack));
            Device.Flash.Preload(0x08012344, BitConverter.GetBytes(0xD3A12C5Eu));
            Command(Shci.FusFirmwareUpgrade, 0x080C0000);
            Mock.Clock.Sleep(20_000);

            Assert.Equal("fus.second-image", Assert.Single(Device.Violations).Rule);
            Assert.Equal((0xFF, FusState.ImageCorrupt), State());
        }

        [Fact]
        public void A_reset_during_a_FUS_operation_is_a_violation_and_can_destroy_FUS()
        {
            Device.Coprocessor.Faults.ForeignResetDestroysFus = true;
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            Mock.Clock.Sleep(500);

            Assert.Throws<DeviceResetException>(Mock.System.Reset);

            Assert.Equal("fus.reset-while-ongoing", Assert.Single(Device.Violations).Rule);
            Reboot();
            Mock.Coprocessor.Start();
            Assert.Equal(-1, Mock.Coprocessor.WaitEvent(new byte[16], 60_000));
        }

        [Fact]
        public void An_interrupted_operation_continues_only_when_CPU2_is_restarted()
        {
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            Mock.Clock.Sleep(2000);
            Device.SwitchOff();
            Reboot();
            Mock.Clock.Sleep(60_000);
            Assert.NotNull(Device.Coprocessor.Stack);

            Start();
            Assert.InRange(State().State, 0x30, 0x3F);
            PollUntilReset(0x30);
            Assert.Null(Device.Coprocessor.Stack);
        }

        [Fact]
        public void The_reported_state_rises_as_the_operation_progresses()
        {
            Device.Coprocessor.Timing.Slowness = 50;
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            List<int> states = [];
            long began = Device.Clock.Now;
            Assert.Throws<DeviceResetException>(() =>
            {
                for (int i = 0; i < 10_000; i++)
                {
                    states.Add(State().State);
                    Mock.Clock.Sleep(1000);
                }
            });

            Assert.InRange((Device.Clock.Now - began) / VirtualTime.Second, 60, 600);
            Assert.Equal(16, states.Distinct().Count());
            Assert.Equal(states.Order(), states);
        }

        [Fact]
        public void A_stalled_operation_never_changes_its_state()
        {
            Device.Coprocessor.Faults.OperationsStall = true;
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            int first = State().State;
            Mock.Clock.Sleep(3_600_000);

            Assert.Equal((first, 0), State());
        }

        [Fact]
        public void Injected_errors_end_the_operations_in_the_order_of_injection()
        {
            Device.Coprocessor.Faults.OperationErrors.Enqueue(0x06);
            Device.Coprocessor.Faults.OperationErrors.Enqueue(0x07);
            EnterFus();
            foreach (int error in new[] { 6, 7 })
            {
                Command(Shci.FusFirmwareDelete);
                Mock.Clock.Sleep(10_000);
                Assert.Equal((0xFF, error), State());
            }

            Assert.NotNull(Device.Coprocessor.Stack);
            Command(Shci.FusFirmwareDelete);
            PollUntilReset(0x30);
        }

        [Fact]
        public void FUS_can_become_idle_after_an_operation_without_resetting_the_chip()
        {
            Device.Coprocessor.Faults.NoResetAfterOperation = true;
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            Mock.Clock.Sleep(60_000);
            Assert.Equal((0, 0), State());
            Assert.Null(Device.Coprocessor.Stack);
        }

        [Fact]
        public void A_reset_during_an_operation_costs_only_one_more_boot()
        {
            Device.Coprocessor.Faults.ExtraResets = 2;
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            for (int i = 0; i < 2; i++)
            {
                Assert.Equal(ResetCause.Coprocessor, PollUntilReset(0x30).Cause);
                Assert.NotNull(Device.Coprocessor.Stack);
                Reboot();
                Start();
            }

            Assert.Equal(ResetCause.CoprocessorOptionLaunch, PollUntilReset(0x30).Cause);
            Assert.Null(Device.Coprocessor.Stack);
            Assert.Empty(Device.Violations);
        }

        [Fact]
        public void An_operation_continues_after_the_device_has_been_saved_and_loaded()
        {
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            Mock.Clock.Sleep(2000);
            Device.SwitchOff();
            using TemporaryFolder folder = new();
            DeviceFolder.Save(Device, folder.Path);
            VirtualDevice loaded = DeviceFolder.Load(folder.Path);
            Assert.Equal(Device.Coprocessor.Job, loaded.Coprocessor.Job);

            MockDevice hal = new(loaded);
            hal.Coprocessor.Start();
            Assert.Throws<DeviceResetException>(() => hal.Clock.Sleep(60_000));
            Assert.Null(loaded.Coprocessor.Stack);
        }

        [Fact]
        public void Changing_flash_during_a_FUS_operation_is_a_violation()
        {
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            Mock.Flash.BeginErase(100);
            Assert.Equal("flash.start-while-fus-ongoing", Assert.Single(Device.Violations).Rule);
        }
    }
}
