using System.Runtime;

namespace System
{
    /// <summary>Natives of <see cref="TimeSpan"/> that have a parameter of type Object and check the type of the argument.</summary>
    [Replaces("System.TimeSpan")]
    internal static class TimeSpanNatives
    {
        /// <summary>Compares with a boxed TimeSpan; null is less than every value.</summary>
        internal static int CompareTo(ref TimeSpan self, object value)
        {
            if (value == null)
            {
                return 1;
            }

            if (!(value is TimeSpan))
            {
                throw new ArgumentException();
            }

            return TimeSpan.Compare(self, (TimeSpan)value);
        }

        /// <summary>Returns whether an object is a TimeSpan with the same value.</summary>
        internal static bool Equals(ref TimeSpan self, object value) => value is TimeSpan && ((TimeSpan)value).Ticks == self.Ticks;
    }
}
