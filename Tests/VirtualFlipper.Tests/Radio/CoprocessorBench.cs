using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Radio
{
    /// <summary>Bench for FUS and the radio stack as seen by an updater through the mocked HAL.</summary>
    public abstract class CoprocessorBench
    {
        protected CoprocessorBench()
        {
            Mock = new MockDevice(Device);
        }

        protected static StackVersion NewStack { get; } = new(1, 20, 0, 0, 2);

        protected VirtualDevice Device { get; } = Samples.Device();

        protected byte[] Response { get; } = new byte[16];

        protected MockDevice Mock { get; set; }

        protected void Reboot()
        {
            Mock = new MockDevice(Device);
        }

        protected int Start()
        {
            byte[] payload = new byte[16];
            Mock.Coprocessor.Start();
            Assert.Equal(Shci.EventReady, Mock.Coprocessor.WaitEvent(payload, 1000));
            return payload[0];
        }

        protected byte[] Table()
        {
            byte[] table = new byte[Shci.InfoTableSize];
            Assert.True(Mock.Coprocessor.ReadInfoTable(table));
            return table;
        }

        protected int Command(int opcode, uint? address = null)
        {
            byte[] parameters = address is uint value ? BitConverter.GetBytes(value) : [];
            Assert.True(Mock.Coprocessor.Command(opcode, parameters, parameters.Length, Response) >= 1);
            return Response[0];
        }

        protected (int State, int Error) State()
        {
            Assert.Equal(2, Mock.Coprocessor.Command(Shci.FusGetState, [], 0, Response));
            return (Response[0], Response[1]);
        }

        protected void EnterFus()
        {
            if (!Device.Coprocessor.IsStarted)
            {
                Start();
            }

            State();
            State();
            Assert.Throws<DeviceResetException>(() => Mock.Clock.Sleep(10_000));
            Reboot();
            Assert.Equal(Shci.ReadyFus, Start());
        }

        protected void DeleteStack()
        {
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            PollUntilReset(0x30);
            Reboot();
            Start();
        }

        protected DeviceResetException PollUntilReset(int ongoing) => Assert.Throws<DeviceResetException>(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                (int state, int error) = State();
                Assert.Equal(0, error);
                Assert.InRange(state, ongoing, ongoing + 15);
                Mock.Clock.Sleep(20);
            }
        });

        protected void WriteImage(uint address, byte[] file)
        {
            byte[] padded = new byte[(file.Length + 7) / 8 * 8];
            padded.AsSpan().Fill(0xFF);
            file.CopyTo(padded, 0);
            for (uint page = (address >> 12) & 0xFF; page <= ((address + (uint)file.Length - 1) >> 12 & 0xFF); page++)
            {
                Assert.Equal(FlashStatus.Ok, Mock.Flash.BeginErase((int)page));
                Assert.Equal(FlashStatus.Ok, Mock.Flash.EndErase());
            }

            Assert.Equal(FlashStatus.Ok, Mock.Flash.ProgramDoubleWords(address, padded, 0, padded.Length));
        }
    }
}
