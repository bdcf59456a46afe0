namespace System
{
    /// <summary>A UTF-16 code unit.</summary>
    public struct Char
    {
        /// <summary>The largest value.</summary>
        public const char MaxValue = '\uffff';

        /// <summary>The smallest value.</summary>
        public const char MinValue = '\0';

#pragma warning disable CS0649 // the runtime's own: the value itself
        private char _value;
#pragma warning restore CS0649

        /// <summary>The lower case of a Latin, Greek or Cyrillic letter; other characters as they are.</summary>
        public char ToLower()
        {
            return _value >= 'A' && _value <= 'Z' ? (char)(_value + 32) : Letters.ToLower(_value);
        }

        /// <summary>The upper case of a Latin, Greek or Cyrillic letter; other characters as they are.</summary>
        public char ToUpper()
        {
            return _value >= 'a' && _value <= 'z' ? (char)(_value - 32) : Letters.ToUpper(_value);
        }

        /// <summary>A string of this one character.</summary>
        public override string ToString()
        {
            return new string(_value, 1);
        }
    }
}
