using System;
using nanoFramework.TestFramework;

namespace FlipperUpdaterNano.OnTarget.ClassLibrary
{
    /// <summary>Tests <c>DateTime</c> and <c>TimeSpan</c>.</summary>
    [TestClass]
    public class TimeTests
    {
        [DataRow(2024, 2, 29, 60, 4)]
        [DataRow(1970, 1, 1, 1, 4)]
        [DataRow(2000, 12, 31, 366, 0)]
        [DataRow(2026, 11, 21, 325, 6)]
        public void The_weekday_and_day_of_year_of_a_date_are_computed(int year, int month, int day, int dayOfYear, int dayOfWeek)
        {
            DateTime date = new DateTime(year, month, day, 13, 14, 15);
            Assert.AreEqual(year, date.Year);
            Assert.AreEqual(month, date.Month);
            Assert.AreEqual(day, date.Day);
            Assert.AreEqual(dayOfYear, date.DayOfYear);
            Assert.AreEqual(dayOfWeek, (int)date.DayOfWeek);
            Assert.AreEqual(15, date.Second);
        }

        [TestMethod]
        public void Adding_time_carries_into_the_next_year()
        {
            DateTime later = new DateTime(2023, 12, 31, 23, 59, 59).AddSeconds(2);
            Assert.AreEqual(2024, later.Year);
            Assert.AreEqual(1, later.Day);
            Assert.AreEqual(1, later.Second);
            Assert.IsTrue(later - new DateTime(2023, 12, 31) == new TimeSpan(1, 0, 0, 1));
        }

        [TestMethod]
        public void The_Unix_epoch_has_the_expected_number_of_ticks()
        {
            Assert.AreEqual(621355968000000000, new DateTime(1970, 1, 1).Ticks);
            Assert.AreEqual(29, DateTime.DaysInMonth(2024, 2));
            Assert.AreEqual(28, DateTime.DaysInMonth(1900, 2));
        }

        [TestMethod]
        public void A_time_span_is_split_into_days_hours_minutes_seconds_and_milliseconds()
        {
            TimeSpan span = new TimeSpan(1, 2, 3, 4, 5);
            Assert.AreEqual(1, span.Days);
            Assert.AreEqual(2, span.Hours);
            Assert.AreEqual(3, span.Minutes);
            Assert.AreEqual(4, span.Seconds);
            Assert.AreEqual(5, span.Milliseconds);
            Assert.AreEqual(937840050000, span.Ticks);
            Assert.IsTrue(span > new TimeSpan(26, 0, 0));
            Assert.IsTrue(span.Negate() < TimeSpan.Zero);
        }
    }
}
