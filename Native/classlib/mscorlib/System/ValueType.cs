using System.Runtime.CompilerServices;

namespace System
{
    /// <summary>The base of structs.</summary>
#pragma warning disable CS0659 // Object.GetHashCode serves values too
    public abstract class ValueType
#pragma warning restore CS0659
    {
        /// <summary>Creates a value.</summary>
        protected ValueType()
        {
        }

        /// <summary>
        /// Whether another boxed value has the same type and the same fields: numbers by bits (Single and Double by value, with
        /// NaN equal to NaN), strings by characters, other references by identity.
        /// </summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public override extern bool Equals(object obj);

        internal object Copy()
        {
            return MemberwiseClone();
        }
    }
}
