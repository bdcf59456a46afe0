namespace System
{
    /// <summary>A signed whole number of 8 bits.</summary>
    public struct SByte : IFormattable, IComparable
    {
        /// <summary>The largest value.</summary>
        public const sbyte MaxValue = 127;

        /// <summary>The smallest value.</summary>
        public const sbyte MinValue = -128;

#pragma warning disable CS0649 // the runtime's own: the value itself
        private sbyte _value;
#pragma warning restore CS0649

        /// <summary>The number a decimal text stands for.</summary>
        public static sbyte Parse(string s)
        {
            return (sbyte)Number.Parse(s, MinValue, (ulong)MaxValue, "a signed byte");
        }

        /// <summary>The number a decimal text stands for; false, and zero, when it is none or out of range.</summary>
        public static bool TryParse(string s, out sbyte result)
        {
            long value;
            bool done = Number.TryParse(s, MinValue, (ulong)MaxValue, out value) == 0;
            result = (sbyte)value;

            return done;
        }

        /// <summary>Whether another number is the same.</summary>
        public bool Equals(sbyte obj)
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
            return Number.Format(_value, true, 1, format);
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

            if (!(obj is sbyte))
            {
                throw new ArgumentException("Object must be of type SByte.");
            }

            sbyte other = (sbyte)obj;

            return _value < other ? -1 : _value > other ? 1 : 0;
        }
    }
}
