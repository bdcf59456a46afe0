namespace System
{
    /// <summary>
    /// An unsigned number of the size of an address: 32 bits on the chip, and 32 bits in the desktop build of the runtime too.
    /// </summary>
    public struct UIntPtr
    {
#pragma warning disable CS0649, CA1823, IDE0044 // the runtime's own: the value itself
        private unsafe void* _value;
#pragma warning restore CS0649, CA1823, IDE0044

        /// <summary>Whether an object is a boxed number of this type with the same value.</summary>
        public override bool Equals(object obj)
        {
            unsafe
            {
                return obj is UIntPtr && ((UIntPtr)obj)._value == _value;
            }
        }

        /// <summary>The number.</summary>
        public override int GetHashCode()
        {
            unsafe
            {
                return (int)_value;
            }
        }

        /// <summary>Decimal digits.</summary>
        public override string ToString()
        {
            unsafe
            {
                return ((uint)_value).ToString();
            }
        }
    }
}
