using FlipperUpdaterNano.VirtualFlipper;
using Xunit;
using static FlipperUpdaterNano.Updater.Tests.Plan.Refusals;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>Charge and charger.</summary>
    public class PowerCheckTests
    {
        [Theory]
        [InlineData(29, false, "14-30")]
        [InlineData(14, false, "14-15")]
        [InlineData(0, false, "14-15")]
        public void Too_little_charge_for_a_radio_update_is_refused(int percent, bool charging, string code) =>
            Refuse(code, "battery has", setup: new DeviceSetup { BatteryPercent = percent, IsCharging = charging });

        [Fact]
        public void A_silent_gauge_without_charger_is_refused() =>
            Refuse("14-0", "gauge", bench => bench.Device.Battery.GaugeIsSilent = true);

        [Theory]
        [InlineData(30, false)]
        [InlineData(3, true)]
        public void Enough_charge_or_a_charger_is_fine(int percent, bool charging)
        {
            Assert.NotNull(
                new PreflightBench(setup: new DeviceSetup { BatteryPercent = percent, IsCharging = charging }).Place().Prepare());
        }

        [Fact]
        public void Without_radio_half_the_charge_is_enough()
        {
            DeviceSetup setup = new() { BatteryPercent = 15 };
            Assert.NotNull(new PreflightBench(contents => (contents.Radio, contents.OptionBytes) = (null, null), setup).Place().Prepare());

            Refuse("14-15", "needed are 15 %", change: contents => contents.Radio = null, setup: new DeviceSetup { BatteryPercent = 14 });
        }
    }
}
