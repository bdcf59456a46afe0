namespace System
{
    /// <summary>A signed whole number of 16 bits.</summary>
    public struct Int16 : IFormattable, IComparable
    {
        /// <summary>The largest value.</summary>
        public const short MaxValue = 32767;

        /// <summary>The smallest value.</summary>
        public const short MinValue = -32768;

#pragma warning disable CS0649 // the runtime's own: the value itself
        private short _value;
#pragma warning restore CS0649

        /// <summary>The number a decimal text stands for.</summary>
        public static short Parse(string s)
        {
            return (short)Number.Parse(s, MinValue, (ulong)MaxValue, "an Int16");
        }

        /// <summary>The number a decimal text stands for; false, and zero, when it is none or out of range.</summary>
        public static bool TryParse(string s, out short result)
        {
            long value;
            bool done = Number.TryParse(s, MinValue, (ulong)MaxValue, out value) == 0;
            result = (short)value;

            return done;
        }

        /// <summary>Whether another number is the same.</summary>
        public bool Equals(short obj)
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
            return Number.Format(_value, true, 2, format);
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

            if (!(obj is short))
            {
                throw new ArgumentException("Object must be of type Int16.");
            }

            short other = (short)obj;

            return _value < other ? -1 : _value > other ? 1 : 0;
        }
    }
}
