namespace System.Runtime.CompilerServices
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class CallerArgumentExpressionAttribute : Attribute
    {
        private readonly string _parameterName;

        /// <summary>Creates the attribute.</summary>
        public CallerArgumentExpressionAttribute(string parameterName)
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
