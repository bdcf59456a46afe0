namespace System
{
    /// <summary>A signed whole number of 64 bits.</summary>
    public struct Int64 : IFormattable, IComparable
    {
        /// <summary>The largest value.</summary>
        public const long MaxValue = 9223372036854775807;

        /// <summary>The smallest value.</summary>
        public const long MinValue = unchecked((long)0x8000000000000000);

#pragma warning disable CS0649 // the runtime's own: the value itself
        private long _value;
#pragma warning restore CS0649

        /// <summary>The number a decimal text stands for.</summary>
        public static long Parse(string s)
        {
            return Number.Parse(s, MinValue, (ulong)MaxValue, "an Int64");
        }

        /// <summary>The number a decimal text stands for; false, and zero, when it is none or out of range.</summary>
        public static bool TryParse(string s, out long result)
        {
            long value;
            bool done = Number.TryParse(s, MinValue, (ulong)MaxValue, out value) == 0;
            result = value;

            return done;
        }

        /// <summary>Whether another number is the same.</summary>
        public bool Equals(long obj)
        {
            return _value == obj;
        }

        /// <summary>Decimal digits.</summary>
        public override string ToString()
        {
            return Number.Signed(_value);
        }

        /// <summary>The text in a standard format (D, X, G, N, F, E, P with an optional precision).</summary>
        public string ToString(string format)
        {
            return Number.Format(_value, true, 8, format);
        }

        string IFormattable.ToString(string format, IFormatProvider formatProvider)
        {
            return ToString(format);
        }

        int IComparable.CompareTo(object obj)
        {
            if (obj == null)
            {
                return 1;
            }

            if (!(obj is long))
            {
                throw new ArgumentException("Object must be of type Int64.");
            }

            long other = (long)obj;

            return _value < other ? -1 : _value > other ? 1 : 0;
        }
    }
}
