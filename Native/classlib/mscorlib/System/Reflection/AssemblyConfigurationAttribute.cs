namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyConfigurationAttribute : Attribute
    {
        private readonly string _configuration;

        /// <summary>Creates the attribute.</summary>
        public AssemblyConfigurationAttribute(string configuration)
        {
            _configuration = configuration;
        }

        /// <summary>What was given to the constructor.</summary>
        public string Configuration
        {
            get { return _configuration; }
        }
    }
}
