namespace System.Diagnostics
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
    public sealed class ConditionalAttribute : Attribute
    {
        private readonly string _conditionString;

        /// <summary>Creates the attribute.</summary>
        public ConditionalAttribute(string conditionString)
        {
            _conditionString = conditionString;
        }

        /// <summary>What was given to the constructor.</summary>
        public string ConditionString
        {
            get { return _conditionString; }
        }
    }
}
