using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>The base of enumerations.</summary>
    public abstract class Enum : ValueType
    {
        /// <summary>Creates a value.</summary>
        protected Enum()
        {
        }

        /// <summary>Whether all bits of the flag are set.</summary>
        public bool HasFlag(Enum flag)
        {
            if (flag == null)
            {
                throw new ArgumentNullException("flag");
            }

            if (RuntimeType.IndexOf(this) != RuntimeType.IndexOf(flag))
            {
                throw new ArgumentException();
            }

            long bits = ToInt64(flag);

            return (ToInt64(this) & bits) == bits;
        }

        /// <summary>The number of the value: names of values are not kept, as in v1.</summary>
        public override string ToString()
        {
            return ToInt64(this).ToString();
        }

        /// <summary>The number of a boxed value, extended by its sign to 64 bits.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern long ToInt64(object value);
    }
}
