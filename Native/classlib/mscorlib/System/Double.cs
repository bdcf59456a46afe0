namespace System
{
    /// <summary>A floating-point number of 64 bits.</summary>
    public struct Double : IFormattable
    {
        /// <summary>The smallest number above zero.</summary>
        public const double Epsilon = 4.9406564584124654E-324;

        /// <summary>The largest number.</summary>
        public const double MaxValue = 1.7976931348623157E+308;

        /// <summary>The smallest number.</summary>
        public const double MinValue = -1.7976931348623157E+308;

        /// <summary>Not a number.</summary>
        public const double NaN = 0.0 / 0.0;

        /// <summary>Below every number.</summary>
        public const double NegativeInfinity = -1.0 / 0.0;

        /// <summary>Above every number.</summary>
        public const double PositiveInfinity = 1.0 / 0.0;

#pragma warning disable CS0649 // the runtime's own: the value itself
        private double _value;
#pragma warning restore CS0649

        /// <summary>Whether a value is one of the infinities.</summary>
        public static bool IsInfinity(double d)
        {
            return d == PositiveInfinity || d == NegativeInfinity;
        }

        /// <summary>Whether a value is not a number.</summary>
        public static bool IsNaN(double d)
        {
#pragma warning disable CS1718 // only NaN differs from itself
            return d != d;
#pragma warning restore CS1718
        }

        /// <summary>Whether a value is the infinity below all numbers.</summary>
        public static bool IsNegativeInfinity(double d)
        {
            return d == NegativeInfinity;
        }

        /// <summary>Whether a value is the infinity above all numbers.</summary>
        public static bool IsPositiveInfinity(double d)
        {
            return d == PositiveInfinity;
        }

        /// <summary>The number a text stands for.</summary>
        public static double Parse(string s)
        {
            double result;

            if (s == null)
            {
                throw new ArgumentNullException("s");
            }

            if (!TryParse(s, out result))
            {
                throw Number.WrongFormat(s);
            }

            return result;
        }

        /// <summary>The number a text stands for; false, and zero, when it is none.</summary>
        public static bool TryParse(string s, out double result)
        {
            long bits;
            bool done = FloatParser.TryParse(s, 52, 11, out bits);
            result = BitConverter.Int64BitsToDouble(bits);

            return done;
        }

        /// <summary>Negative, zero or positive: this number is below, equal to, or above the other; NaN is below all.</summary>
        public int CompareTo(double value)
        {
            if (_value < value)
            {
                return -1;
            }

            if (_value > value)
            {
                return 1;
            }

            return _value == value ? 0 : IsNaN(_value) ? (IsNaN(value) ? 0 : -1) : 1;
        }

        /// <summary>Whether another number is the same or both are none.</summary>
        public bool Equals(double obj)
        {
            return _value == obj || (double.IsNaN(_value) && double.IsNaN(obj));
        }

        /// <summary>The shortest text that reads back as the same number.</summary>
        public override string ToString()
        {
            return ToString(null);
        }

        /// <summary>The text in a standard format (G, R, N, F, E, P with an optional precision).</summary>
        public string ToString(string format)
        {
            return FloatText.Format(BitConverter.DoubleToInt64Bits(_value), 52, 11, 17, format);
        }

        string IFormattable.ToString(string format, IFormatProvider formatProvider)
        {
            return ToString(format);
        }
    }
}
