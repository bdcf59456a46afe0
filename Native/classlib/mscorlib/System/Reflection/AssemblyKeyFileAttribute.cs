namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyKeyFileAttribute : Attribute
    {
        private readonly string _keyFile;

        /// <summary>Creates the attribute.</summary>
        public AssemblyKeyFileAttribute(string keyFile)
        {
            _keyFile = keyFile;
        }

        /// <summary>What was given to the constructor.</summary>
        public string KeyFile
        {
            get { return _keyFile; }
        }
    }
}
