namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyNativeVersionAttribute : Attribute
    {
        private readonly string _nativeVersion;

        /// <summary>Creates the attribute.</summary>
        public AssemblyNativeVersionAttribute(string nativeVersion)
        {
            _nativeVersion = nativeVersion;
        }

        /// <summary>What was given to the constructor.</summary>
        public string NativeVersion
        {
            get { return _nativeVersion; }
        }
    }
}
