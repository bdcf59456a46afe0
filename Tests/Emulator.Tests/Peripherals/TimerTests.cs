using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Peripherals
{
    /// <summary>Tests LPTIM1, the independent watchdog, the random number generator and the calendar.</summary>
    public sealed class TimerTests : IDisposable
    {
        private const uint Lptim = 0x40007C00;
        private const uint Iwdg = 0x40003000;
        private const uint Rng = 0x58001000;
        private const uint Rtc = 0x40002800;
        private const long LseTick = VirtualTime.Second / 32_768;
        private const int LptimLine = 47;

        private readonly Bench _bench = new();
        private readonly RecordedLines _lines = new();

        public TimerTests() => _bench.Emulator.ConnectLines(_lines);

        public void Dispose() => _bench.Dispose();

        [Fact]
        public void LPTIM1_interrupts_at_CMP_and_stops_at_ARR()
        {
            StartTimer(compare: 100, reload: 200, start: 2);

            _bench.Device.Spend(99 * LseTick);
            Assert.False(_lines.IsHigh(LptimLine));
            _bench.Device.Spend(3 * LseTick);
            Assert.Equal([LptimLine], _lines.High);
            Assert.Equal(1u, _bench[Lptim] & 3);

            _bench[Lptim + 4] = 1;
            Assert.Empty(_lines.High);

            _bench.Device.Spend(1000 * LseTick);
            Assert.Equal(200u, _bench[Lptim + 0x1C]);
            Assert.Equal(2u, _bench[Lptim] & 3);
            Assert.Empty(_lines.High);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void LPTIM1_in_continuous_mode_interrupts_once_per_period()
        {
            StartTimer(compare: 10, reload: 99, start: 4);

            for (int period = 0; period < 3; period++)
            {
                _bench.Device.Spend(12 * LseTick);
                Assert.Equal([LptimLine], _lines.High);
                _bench[Lptim + 4] = 1;
                _bench.Device.Spend(80 * LseTick);
                Assert.Empty(_lines.High);
                _bench.Device.Spend(8 * LseTick);
            }
        }

        [Fact]
        public void A_disabled_LPTIM1_does_not_count()
        {
            StartTimer(compare: 10, reload: 99, start: 4);
            _bench[Lptim + 0x10] = 0;
            _bench.Device.Spend(50 * LseTick);

            Assert.Empty(_lines.High);
            Assert.Equal(0u, _bench[Lptim + 0x1C]);
        }

        [Fact]
        public void The_watchdog_resets_the_chip_unless_refreshed()
        {
            // 32 kHz / 32 gives 1 ms per count; the watchdog counts to 500.
            _bench[Iwdg] = 0xCCCC;
            _bench[Iwdg] = 0x5555;
            _bench[Iwdg + 4] = 3;
            _bench[Iwdg + 8] = 499;
            _bench.WaitUntil(Iwdg + 0xC, 3, 0);

            for (int i = 0; i < 4; i++)
            {
                _bench[Iwdg] = 0xAAAA;
                _bench.Device.Spend(400 * VirtualTime.Millisecond);
            }

            long refreshed = _bench.Device.Clock.Now - (400 * VirtualTime.Millisecond);
            DeviceResetException reset = Assert.Throws<DeviceResetException>(() => _bench.Device.Spend(VirtualTime.Second));

            Assert.Equal(ResetCause.Watchdog, reset.Cause);
            Assert.Equal(refreshed + (500 * VirtualTime.Millisecond), _bench.Device.Clock.Now);
            _bench.Device.BeginBoot();
            Assert.Equal(0x24000000u, _bench.Device.ResetFlags);
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void A_watchdog_that_was_not_started_does_not_reset_the_chip()
        {
            _bench[Iwdg] = 0xAAAA;
            _bench.Device.Spend(60 * VirtualTime.Second);

            Assert.True(_bench.Device.IsRunning);
        }

        [Fact]
        public void Random_numbers_differ_and_are_reproducible()
        {
            uint[] numbers = Numbers(_bench);
            using Bench again = new();

            Assert.Equal(numbers.Length, numbers.Distinct().Count());
            Assert.Equal(numbers, Numbers(again));
            Assert.Empty(_bench.Violations);
        }

        [Fact]
        public void The_calendar_counts_from_the_date_that_was_set()
        {
            // Friday, 2017-12-29.
            SetCalendar(0x17B229, 0x235958);
            Assert.Equal(0x17B229u, _bench[Rtc + 4]);
            Assert.Equal(0x235958u, _bench[Rtc]);

            _bench.Device.Spend(3 * VirtualTime.Second);
            Assert.Equal(0x000001u, _bench[Rtc]);
            Assert.Equal(0x17D230u, _bench[Rtc + 4]);
            Assert.Equal(0x10u, _bench[Rtc + 0xC] & 0x10);
            Assert.Empty(_bench.Violations);
        }

        private static uint[] Numbers(Bench bench)
        {
            bench[Rng] = 4;

            return [.. Enumerable.Range(0, 100).Select(_ =>
            {
                bench.WaitUntil(Rng + 4, 1, 1);

                return bench[Rng + 8];
            })];
        }

        private void StartTimer(uint compare, uint reload, uint start)
        {
            _bench[Lptim + 0x10] = 1;
            _bench[Lptim + 8] = 1;
            _bench[Lptim + 0x14] = compare;
            _bench.WaitUntil(Lptim, 8, 8);
            _bench[Lptim + 0x18] = reload;
            _bench.WaitUntil(Lptim, 0x10, 0x10);
            _bench[Lptim + 0x10] = 1 | start;
        }

        private void SetCalendar(uint date, uint time)
        {
            _bench[Rtc + 0x24] = 0xCA;
            _bench[Rtc + 0x24] = 0x53;
            _bench[Rtc + 0xC] |= 0x80;
            _bench.WaitUntil(Rtc + 0xC, 0x40, 0x40);
            _bench[Rtc + 0x10] = 0x007F00FF;
            _bench[Rtc + 4] = date;
            _bench[Rtc] = time;
            _bench[Rtc + 0xC] &= ~0x80u;
            _bench[Rtc + 0x24] = 0xFF;
        }
    }
}
