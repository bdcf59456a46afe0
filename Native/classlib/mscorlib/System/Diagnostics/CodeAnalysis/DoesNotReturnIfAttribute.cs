namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public sealed class DoesNotReturnIfAttribute : Attribute
    {
        private readonly bool _parameterValue;

        /// <summary>Creates the attribute.</summary>
        public DoesNotReturnIfAttribute(bool parameterValue)
        {
            _parameterValue = parameterValue;
        }

        /// <summary>What was given to the constructor.</summary>
        public bool ParameterValue
        {
            get { return _parameterValue; }
        }
    }
}
