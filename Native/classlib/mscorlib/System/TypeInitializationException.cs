namespace System
{
    /// <summary>A static constructor failed. Not in v1's list, where such an exception is lost.</summary>
    public sealed class TypeInitializationException : SystemException
    {
        private readonly string _typeName;

        /// <summary>Creates the exception for a type and what its static constructor threw.</summary>
        public TypeInitializationException(string fullTypeName, Exception innerException)
            : base("The type initializer for '" + fullTypeName + "' threw an exception.", innerException)
        {
            _typeName = fullTypeName;
        }

        /// <summary>The full name of the type.</summary>
        public string TypeName
        {
            get { return _typeName; }
        }
    }
}
