using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Time
{
    public sealed class VirtualClockTests
    {
        [Fact]
        public void Events_fire_in_order_of_time_and_simultaneous_events_in_order_of_scheduling()
        {
            VirtualClock clock = new();
            List<string> fired = [];
            clock.At(30, () => fired.Add($"late@{clock.Now}"));
            clock.At(10, () => fired.Add($"first@{clock.Now}"));
            clock.At(10, () => fired.Add($"second@{clock.Now}"));

            clock.Advance(20);
            Assert.Equal(["first@10", "second@10"], fired);
            Assert.Equal(20, clock.Now);
            clock.Advance(10);
            Assert.Equal("late@30", fired[^1]);
            Assert.Null(clock.NextDue);
        }

        [Fact]
        public void An_event_can_schedule_another_within_the_same_advance()
        {
            VirtualClock clock = new();
            long chained = 0;
            clock.After(5, () => clock.After(5, () => chained = clock.Now));

            clock.Advance(100);

            Assert.Equal(10, chained);
        }

        [Fact]
        public void A_cancelled_event_does_not_fire_and_is_no_longer_due()
        {
            VirtualClock clock = new();
            clock.After(5, () => throw new InvalidOperationException("must not fire")).Cancel();

            Assert.Null(clock.NextDue);
            clock.Advance(100);
            Assert.Equal(100, clock.Now);
        }

        [Fact]
        public void An_event_must_not_advance_time()
        {
            VirtualClock clock = new();
            clock.After(5, () => clock.Advance(1));

            Assert.Throws<InvalidOperationException>(() => clock.Advance(10));
        }

        [Fact]
        public void An_endless_run_stops_at_its_deadline()
        {
            VirtualClock clock = new() { Deadline = 1000 };

            Assert.Throws<TimeLimitException>(() =>
            {
                for (int i = 0; i < 1000; i++)
                {
                    clock.Advance(10);
                }
            });
        }
    }
}
