using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Input;
using Xunit;
using static FlipperUpdaterNano.Updater.Tests.Plan.Refusals;

namespace FlipperUpdaterNano.Updater.Tests.Plan
{
    /// <summary>Tests the battery and charger checks.</summary>
    public class PowerCheckTests
    {
        [Theory]
        [InlineData(29, false, "14-30")]
        [InlineData(14, false, "14-15")]
        [InlineData(0, false, "14-15")]
        public void A_radio_update_is_refused_if_the_charge_is_too_low(int percent, bool charging, string code) =>
            Refuse(code, "battery is at", setup: new DeviceSetup { BatteryPercent = percent, IsCharging = charging });

        [Fact]
        public void Without_a_charger_an_update_is_refused_if_the_gauge_does_not_respond() =>
            Refuse("14-0", "gauge", bench => bench.Device.Battery.GaugeIsSilent = true);

        [Theory]
        [InlineData(30, false)]
        [InlineData(3, true)]
        public void A_charge_of_30_percent_or_a_connected_charger_suffices(int percent, bool charging)
        {
            Assert.NotNull(
                new PreflightBench(setup: new DeviceSetup { BatteryPercent = percent, IsCharging = charging }).Place().Prepare());
        }

        [Fact]
        public void Without_a_radio_change_a_charge_of_15_percent_suffices()
        {
            DeviceSetup setup = new() { BatteryPercent = 15 };
            Assert.NotNull(new PreflightBench(contents => (contents.Radio, contents.OptionBytes) = (null, null), setup).Place().Prepare());

            Refuse("14-15", "15 % or a charger", change: contents => contents.Radio = null, setup: new DeviceSetup { BatteryPercent = 14 });
        }

        // docs/reference/silicon.md 1.7: with page 0 erased, finishing is the safest action.
        [Theory]
        [InlineData(14)]
        [InlineData(5)]
        [InlineData(-1)]
        public void Low_charge_or_a_silent_gauge_does_not_stop_the_update_after_flash_has_been_changed(int percent)
        {
            UpdateBench bench = Failing(percent);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();

            Assert.True(bench.IsDone, bench.Transcript);
        }

        [Fact]
        public void An_empty_battery_still_stops_the_update_after_flash_has_been_changed()
        {
            UpdateBench bench = Failing(4);
            bench.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            bench.Run();

            Assert.Equal("14-15", bench.ErrorCode);
            Assert.Contains("5 % or a charger", bench.Error);
        }

        /// <summary>A firmware update that fails at page 9, after which the battery has the given charge.</summary>
        private static UpdateBench Failing(int percent)
        {
            UpdateBench bench = new UpdateBench().With(new PackageContents { Firmware = StandIn.Firmware(100_000, 5) });
            bench.Device.FlashController.Faults.ProgramFails.Add(9);
            bench.When("error 3-", () =>
            {
                bench.Device.FlashController.Faults.ProgramFails.Clear();
                bench.Device.Battery.Percent = Math.Max(percent, 0);
                bench.Device.Battery.GaugeIsSilent = percent < 0;
            });
            return bench;
        }
    }
}
