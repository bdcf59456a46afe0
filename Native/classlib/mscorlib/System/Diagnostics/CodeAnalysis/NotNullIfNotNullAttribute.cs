namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    public sealed class NotNullIfNotNullAttribute : Attribute
    {
        private readonly string _parameterName;

        /// <summary>Creates the attribute.</summary>
        public NotNullIfNotNullAttribute(string parameterName)
        {
            _parameterName = parameterName;
        }

        /// <summary>What was given to the constructor.</summary>
        public string ParameterName
        {
            get { return _parameterName; }
        }
    }
}
