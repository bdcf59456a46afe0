namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyDefaultAliasAttribute : Attribute
    {
        private readonly string _defaultAlias;

        /// <summary>Creates the attribute.</summary>
        public AssemblyDefaultAliasAttribute(string defaultAlias)
        {
            _defaultAlias = defaultAlias;
        }

        /// <summary>What was given to the constructor.</summary>
        public string DefaultAlias
        {
            get { return _defaultAlias; }
        }
    }
}
