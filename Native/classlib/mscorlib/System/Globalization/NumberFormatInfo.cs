namespace System.Globalization
{
    /// <summary>How numbers are written: as in the invariant culture.</summary>
    public sealed class NumberFormatInfo
    {
        private static readonly NumberFormatInfo s_invariant = new NumberFormatInfo();

        private NumberFormatInfo()
        {
        }

        /// <summary>The one there is.</summary>
        public static NumberFormatInfo CurrentInfo
        {
            get { return s_invariant; }
        }

        /// <summary>In front of a number below zero.</summary>
        public string NegativeSign
        {
            get { return "-"; }
        }

        /// <summary>In front of the decimals.</summary>
        public string NumberDecimalSeparator
        {
            get { return "."; }
        }

        /// <summary>Between groups of digits.</summary>
        public string NumberGroupSeparator
        {
            get { return ","; }
        }

        /// <summary>Digits in a group.</summary>
        public int[] NumberGroupSizes
        {
            get { return new int[] { 3 }; }
        }

        /// <summary>In front of an exponent above zero.</summary>
        public string PositiveSign
        {
            get { return "+"; }
        }
    }
}
