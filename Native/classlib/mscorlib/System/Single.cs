namespace System
{
    /// <summary>A floating-point number of 32 bits.</summary>
    public struct Single : IFormattable
    {
        /// <summary>The smallest number above zero.</summary>
        public const float Epsilon = 1.401298E-45F;

        /// <summary>The largest number.</summary>
        public const float MaxValue = 3.40282346638528859E+38F;

        /// <summary>The smallest number.</summary>
        public const float MinValue = -3.40282346638528859E+38F;

        /// <summary>Not a number.</summary>
        public const float NaN = 0.0F / 0.0F;

        /// <summary>Below every number.</summary>
        public const float NegativeInfinity = -1.0F / 0.0F;

        /// <summary>Above every number.</summary>
        public const float PositiveInfinity = 1.0F / 0.0F;

#pragma warning disable CS0649 // the runtime's own: the value itself
        private float _value;
#pragma warning restore CS0649

        /// <summary>Whether a value is one of the infinities.</summary>
        public static bool IsInfinity(float f)
        {
            return f == PositiveInfinity || f == NegativeInfinity;
        }

        /// <summary>Whether a value is not a number.</summary>
        public static bool IsNaN(float f)
        {
#pragma warning disable CS1718 // only NaN differs from itself
            return f != f;
#pragma warning restore CS1718
        }

        /// <summary>Whether a value is the infinity below all numbers.</summary>
        public static bool IsNegativeInfinity(float f)
        {
            return f == NegativeInfinity;
        }

        /// <summary>Whether a value is the infinity above all numbers.</summary>
        public static bool IsPositiveInfinity(float f)
        {
            return f == PositiveInfinity;
        }

        /// <summary>The number a text stands for.</summary>
        public static float Parse(string s)
        {
            float result;

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
        public static bool TryParse(string s, out float result)
        {
            long bits;
            bool done = FloatParser.TryParse(s, 23, 8, out bits);
            result = BitConverter.Int32BitsToSingle((int)bits);

            return done;
        }

        /// <summary>Negative, zero or positive: this number is below, equal to, or above the other; NaN is below all.</summary>
        public int CompareTo(float value)
        {
            return ((double)_value).CompareTo((double)value);
        }

        /// <summary>Whether another number is the same or both are none.</summary>
        public bool Equals(float obj)
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
            return FloatText.Format(BitConverter.SingleToInt32Bits(_value), 23, 8, 9, format);
        }

        string IFormattable.ToString(string format, IFormatProvider formatProvider)
        {
            return ToString(format);
        }
    }
}
