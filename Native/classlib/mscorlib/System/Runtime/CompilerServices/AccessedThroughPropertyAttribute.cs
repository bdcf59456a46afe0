namespace System.Runtime.CompilerServices
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public sealed class AccessedThroughPropertyAttribute : Attribute
    {
        private readonly string _propertyName;

        /// <summary>Creates the attribute.</summary>
        public AccessedThroughPropertyAttribute(string propertyName)
        {
            _propertyName = propertyName;
        }

        /// <summary>What was given to the constructor.</summary>
        public string PropertyName
        {
            get { return _propertyName; }
        }
    }
}
