using System;
using FlipperUpdaterNano.Hal;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.Hal
{
    /// <summary>Tests <see cref="IClock"/>: time never decreases, and waits last at least as long as requested.</summary>
    [TestClass]
    public class ClockTests
    {
        [TestMethod]
        public void Time_never_goes_backwards()
        {
            IClock clock = TestDevice.Clock;
            long last = clock.Milliseconds;
            for (int i = 0; i < 200; i++)
            {
                long now = clock.Milliseconds;
                Assert.IsTrue(now >= last, "went from " + last.ToString() + " back to " + now.ToString());
                last = now;
            }
        }

        [TestMethod]
        public void A_negative_duration_is_refused()
        {
            Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => TestDevice.Clock.Sleep(-1));
        }

        [DataRow(0)]
        [DataRow(1)]
        [DataRow(25)]
        public void Sleep_lasts_at_least_the_requested_time(int milliseconds)
        {
            IClock clock = TestDevice.Clock;
            long start = clock.Milliseconds;
            clock.Sleep(milliseconds);

            // The clock may have been close to its next millisecond when the sleep began.
            Assert.IsTrue(clock.Milliseconds - start >= milliseconds - 1);
        }
    }
}
