using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.MockHal
{
    internal sealed class MockClock(MockDevice mock) : IClock
    {
        public long Milliseconds
        {
            get
            {
                VirtualDevice device = mock.Spend(CpuCosts.Look);

                return (device.Clock.Now - device.BootBegan) / VirtualTime.Millisecond;
            }
        }

        public void Sleep(int milliseconds)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
            mock.Spend(milliseconds * VirtualTime.Millisecond);
        }
    }
}
