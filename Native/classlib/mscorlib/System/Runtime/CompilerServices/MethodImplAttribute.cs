namespace System.Runtime.CompilerServices
{
    /// <summary>How a method is implemented: InternalCall binds it to a native.</summary>
    [AttributeUsage(AttributeTargets.Constructor | AttributeTargets.Method, Inherited = false)]
    public sealed class MethodImplAttribute : Attribute
    {
        /// <summary>What the body is made of.</summary>
        public MethodCodeType MethodCodeType;

        private readonly MethodImplOptions _value;

        /// <summary>Creates the attribute.</summary>
        public MethodImplAttribute()
        {
        }

        /// <summary>Creates the attribute from a number.</summary>
        public MethodImplAttribute(short value)
        {
            _value = (MethodImplOptions)value;
        }

        /// <summary>Creates the attribute.</summary>
        public MethodImplAttribute(MethodImplOptions methodImplOptions)
        {
            _value = methodImplOptions;
        }

        /// <summary>The options.</summary>
        public MethodImplOptions Value
        {
            get { return _value; }
        }
    }
}
