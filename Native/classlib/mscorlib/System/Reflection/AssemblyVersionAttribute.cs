namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyVersionAttribute : Attribute
    {
        private readonly string _version;

        /// <summary>Creates the attribute.</summary>
        public AssemblyVersionAttribute(string version)
        {
            _version = version;
        }

        /// <summary>What was given to the constructor.</summary>
        public string Version
        {
            get { return _version; }
        }
    }
}
