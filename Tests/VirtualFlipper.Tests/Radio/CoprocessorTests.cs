using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Radio
{
    /// <summary>Tests the responses of FUS and the radio stack across boots, with and without faults.</summary>
    public sealed class CoprocessorTests : CoprocessorBench
    {
        [Fact]
        public void The_stack_reports_that_it_is_ready_and_fills_the_information_table()
        {
            Assert.Equal(Shci.ReadyStack, Start());
            byte[] table = Table();
            Assert.Equal(0x010D0302u, BitConverter.ToUInt32(table, 0x10));
            Assert.Equal(3u, BitConverter.ToUInt32(table, 0x18));
            Assert.Equal(0x01020000u, BitConverter.ToUInt32(table, 0x04));
            Assert.Equal(0x0D12001Du, BitConverter.ToUInt32(table, 0x14));
        }

        [Fact]
        public void No_response_arrives_before_CPU2_is_started_and_ready()
        {
            Assert.Equal((int)CoprocessorStatus.NotReady, Mock.Coprocessor.Command(Shci.FusGetState, [], 0, Response));
            Assert.False(Mock.Coprocessor.ReadInfoTable(new byte[56]));
            Mock.Coprocessor.Start();
            Assert.Equal((int)CoprocessorStatus.NotReady, Mock.Coprocessor.Command(Shci.FusGetState, [], 0, Response));
            Assert.Equal(new byte[56], Table());
        }

        [Fact]
        public void The_second_GET_STATE_switches_from_the_stack_to_FUS_with_a_reset()
        {
            Start();
            Assert.Equal((Shci.StatusNotSupported, 0xFE), State());
            Mock.Clock.Sleep(10_000);
            Assert.Equal((Shci.StatusNotSupported, 0xFE), State());

            DeviceResetException reset = Assert.Throws<DeviceResetException>(() => Mock.Clock.Sleep(10_000));

            Assert.Equal(ResetCause.Coprocessor, reset.Cause);
            Reboot();
            Assert.Equal(Shci.ReadyFus, Start());
            Assert.Equal((0, 0), State());
            Assert.Equal(Shci.FusTableKeyword, BitConverter.ToUInt32(Table(), 0));
        }

        [Fact]
        public void C2_REINIT_stops_the_stack_and_the_next_event_restarts_it()
        {
            Start();
            Command(ShciOpcode.BleInit);
            Assert.True(Device.Coprocessor.IsBleInitialised);
            Assert.Equal(0, Command(ShciOpcode.Reinit));

            Assert.False(Device.Coprocessor.IsReady);
            Assert.False(Device.Coprocessor.IsBleInitialised);
            Assert.Equal((int)CoprocessorStatus.NotReady, Mock.Coprocessor.Command(Shci.FusGetState, [], 0, Response));

            Device.Coprocessor.Start();
            Mock.Clock.Sleep(1000);
            Assert.False(Device.Coprocessor.IsReady);

            Device.Coprocessor.SignalEvent();
            Device.Coprocessor.SignalEvent();
            Mock.Clock.Sleep(1000);
            Assert.Equal(ShciOpcode.EventReady, Device.Coprocessor.TakeEvent()?.Code);
            Assert.Null(Device.Coprocessor.TakeEvent());
            Assert.Equal((Shci.StatusNotSupported, 0xFE), State());
        }

        [Fact]
        public void FUS_does_not_support_C2_REINIT()
        {
            EnterFus();

            Assert.Equal(ShciOpcode.Unknown, Command(ShciOpcode.Reinit));
            Assert.True(Device.Coprocessor.IsReady);
        }

        [Fact]
        public void A_reset_between_two_GET_STATE_commands_restarts_the_count()
        {
            Start();
            State();
            Assert.Throws<DeviceResetException>(Mock.System.Reset);
            Reboot();
            Start();
            State();
            Mock.Clock.Sleep(10_000);
            Assert.Equal(CoprocessorFirmware.Stack, Device.Coprocessor.Runs);
        }

        [Fact]
        public void FUS_and_the_stack_respond_to_unknown_commands_with_status_1()
        {
            Start();
            Assert.Equal(Shci.StatusUnknownCommand, Command(0xFC50));
            Assert.Equal(Shci.StatusOk, Command(Shci.FlashEraseActivity));
            EnterFus();
            Assert.Equal(Shci.StatusUnknownCommand, Command(Shci.FlashEraseActivity));
        }

        [Fact]
        public void Each_injected_fault_has_its_documented_symptom()
        {
            CoprocessorFaults faults = Device.Coprocessor.Faults;
            faults.StartsWithoutReady = 1;
            Mock.Coprocessor.Start();
            Assert.Equal(-1, Mock.Coprocessor.WaitEvent(new byte[16], 1000));
            Assert.Throws<DeviceResetException>(Mock.System.Reset);
            Reboot();
            Start();

            faults.Unanswered.Add(Shci.FusGetState);
            long began = Device.Clock.Now;
            Assert.Equal((int)CoprocessorStatus.TimeOut, Mock.Coprocessor.Command(Shci.FusGetState, [], 0, Response));
            Assert.Equal(33, (Device.Clock.Now - began) / VirtualTime.Second);
            faults.Unanswered.Clear();

            faults.Malformed.Add(0xFC50);
            Assert.Equal((int)CoprocessorStatus.BadResponse, Mock.Coprocessor.Command(0xFC50, [], 0, Response));

            faults.Refused[Shci.FusStartWirelessStack] = 0x12;
            EnterFus();
            Assert.Equal(0x12, Command(Shci.FusStartWirelessStack));

            faults.ReportedState = (0xFF, 0x0A);
            Assert.Equal((0xFF, 0x0A), State());

            faults.ReportedVersion = new StackVersion(9, 9, 9);
            Assert.Equal(0x09090900u, BitConverter.ToUInt32(Table(), 0x14));
        }

        [Fact]
        public void A_CPU2_hard_fault_is_reported_with_its_address()
        {
            Device.Coprocessor.Faults.HardFaultAt = 0x080D7123;
            Mock.Coprocessor.Start();

            Assert.Equal(-1, Mock.Coprocessor.WaitEvent(new byte[16], 1000));
            Assert.Equal(0x080D7123u, Mock.Coprocessor.FaultAddress);
            Assert.Equal((int)CoprocessorStatus.HardFault, Mock.Coprocessor.Command(Shci.FusGetState, [], 0, Response));
        }

        [Fact]
        public void If_the_stack_never_switches_to_FUS_the_chip_is_not_reset()
        {
            Device.Coprocessor.Faults.StackNeverLeaves = true;
            Start();
            State();
            State();
            Mock.Clock.Sleep(60_000);
            Assert.Equal((Shci.StatusNotSupported, 0xFE), State());
        }

        [Fact]
        public void The_type_of_an_image_is_looked_up_by_its_CRC()
        {
            byte[] file = Samples.Radio(20_000, NewStack);
            Device.Coprocessor.ImageTypes[Crc32.Compute(file)] = 0x10;
            DeleteStack();
            WriteImage(0x080C0000, file);
            Command(Shci.FusFirmwareUpgrade, 0x080C0000);
            for (int i = 0; i < 3; i++)
            {
                PollUntilReset(0x10);
                Reboot();
                Start();
            }

            Assert.Equal(0x10, Device.Coprocessor.Stack!.Type);
        }

        [Fact]
        public void Starting_the_stack_is_refused_if_none_is_installed()
        {
            DeleteStack();
            Assert.Equal(0x11, Command(Shci.FusStartWirelessStack));
        }

        [Fact]
        public void FUS_reports_an_error_from_its_first_use_until_the_next_reset()
        {
            Device.Coprocessor.Faults.FirstContact = true;
            EnterFus();
            Assert.Equal((0xFF, 0), State());
            Assert.Throws<DeviceResetException>(Mock.System.Reset);
            Reboot();
            Start();
            Assert.Equal((0, 0), State());
        }
    }
}
