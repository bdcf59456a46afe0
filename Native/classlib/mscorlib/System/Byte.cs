namespace System
{
    /// <summary>An unsigned whole number of 8 bits.</summary>
    public struct Byte : IFormattable, IComparable
    {
        /// <summary>The largest value.</summary>
        public const byte MaxValue = 255;

        /// <summary>The smallest value.</summary>
        public const byte MinValue = 0;

#pragma warning disable CS0649 // the runtime's own: the value itself
        private byte _value;
#pragma warning restore CS0649

        /// <summary>The number a decimal text stands for.</summary>
        public static byte Parse(string s)
        {
            return (byte)Number.Parse(s, 0, (ulong)MaxValue, "an unsigned byte");
        }

        /// <summary>The number a decimal text stands for; false, and zero, when it is none or out of range.</summary>
        public static bool TryParse(string s, out byte result)
        {
            long value;
            bool done = Number.TryParse(s, 0, (ulong)MaxValue, out value) == 0;
            result = (byte)value;

            return done;
        }

        /// <summary>Whether another number is the same.</summary>
        public bool Equals(byte obj)
        {
            return _value == obj;
        }

        /// <summary>Decimal digits.</summary>
        public override string ToString()
        {
            return Number.Decimal(_value, false, 1);
        }

        /// <summary>The text in a standard format (D, X, G, N, F, E, P with an optional precision).</summary>
        public string ToString(string format)
        {
            return Number.Format(_value, false, 1, format);
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

            if (!(obj is byte))
            {
                throw new ArgumentException("Object must be of type Byte.");
            }

            byte other = (byte)obj;

            return _value < other ? -1 : _value > other ? 1 : 0;
        }
    }
}
