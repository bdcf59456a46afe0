namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyInformationalVersionAttribute : Attribute
    {
        private readonly string _informationalVersion;

        /// <summary>Creates the attribute.</summary>
        public AssemblyInformationalVersionAttribute(string informationalVersion)
        {
            _informationalVersion = informationalVersion;
        }

        /// <summary>What was given to the constructor.</summary>
        public string InformationalVersion
        {
            get { return _informationalVersion; }
        }
    }
}
