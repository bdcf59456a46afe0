namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public sealed class NotNullWhenAttribute : Attribute
    {
        private readonly bool _returnValue;

        /// <summary>Creates the attribute.</summary>
        public NotNullWhenAttribute(bool returnValue)
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
