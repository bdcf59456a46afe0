namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyKeyNameAttribute : Attribute
    {
        private readonly string _keyName;

        /// <summary>Creates the attribute.</summary>
        public AssemblyKeyNameAttribute(string keyName)
        {
            _keyName = keyName;
        }

        /// <summary>What was given to the constructor.</summary>
        public string KeyName
        {
            get { return _keyName; }
        }
    }
}
