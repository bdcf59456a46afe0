namespace System.Runtime.InteropServices
{
    /// <summary>How the fields of a struct are laid out; the linker keeps to Sequential whatever is said.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
    public sealed class StructLayoutAttribute : Attribute
    {
        /// <summary>How text is passed to natives.</summary>
        public CharSet CharSet;

        /// <summary>Alignment of fields.</summary>
        public int Pack;

        /// <summary>Size of the struct.</summary>
        public int Size;

        private readonly LayoutKind _value;

        /// <summary>Creates the attribute from a number.</summary>
        public StructLayoutAttribute(short layoutKind)
        {
            _value = (LayoutKind)layoutKind;
        }

        /// <summary>Creates the attribute.</summary>
        public StructLayoutAttribute(LayoutKind layoutKind)
        {
            _value = layoutKind;
        }

        /// <summary>The layout.</summary>
        public LayoutKind Value
        {
            get { return _value; }
        }
    }
}
