namespace System.Runtime.InteropServices
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public sealed class ComVisibleAttribute : Attribute
    {
        private readonly bool _value;

        /// <summary>Creates the attribute.</summary>
        public ComVisibleAttribute(bool value)
        {
            _value = value;
        }

        /// <summary>What was given to the constructor.</summary>
        public bool Value
        {
            get { return _value; }
        }
    }
}
