namespace System.Runtime.CompilerServices
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
    public sealed class InternalsVisibleToAttribute : Attribute
    {
        private readonly string _assemblyName;

        /// <summary>Creates the attribute.</summary>
        public InternalsVisibleToAttribute(string assemblyName)
        {
            _assemblyName = assemblyName;
        }

        /// <summary>What was given to the constructor.</summary>
        public string AssemblyName
        {
            get { return _assemblyName; }
        }
    }
}
