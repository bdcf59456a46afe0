namespace System.Reflection
{
    /// <summary>A parameter of a method or constructor.</summary>
    public abstract class ParameterInfo
    {
        /// <summary>Creates a parameter.</summary>
        protected ParameterInfo()
        {
        }

        /// <summary>The type of the parameter.</summary>
        public abstract Type ParameterType { get; }
    }
}
