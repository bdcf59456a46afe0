using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper.Power;

namespace FlipperUpdaterNano.MockHal
{
    internal sealed class MockPower(MockDevice mock) : IPower
    {
        public int BatteryPercent
        {
            get
            {
                Battery battery = mock.Alive().Battery;

                return battery.GaugeIsSilent ? -1 : battery.Percent;
            }
        }

        public bool IsCharging => mock.Alive().Battery.IsCharging;
    }
}
