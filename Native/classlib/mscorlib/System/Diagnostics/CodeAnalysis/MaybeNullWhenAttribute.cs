namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public sealed class MaybeNullWhenAttribute : Attribute
    {
        private readonly bool _returnValue;

        /// <summary>Creates the attribute.</summary>
        public MaybeNullWhenAttribute(bool returnValue)
        {
            _returnValue = returnValue;
        }

        /// <summary>What was given to the constructor.</summary>
        public bool ReturnValue
        {
            get { return _returnValue; }
        }
    }
}
