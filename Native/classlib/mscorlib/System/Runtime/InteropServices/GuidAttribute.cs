namespace System.Runtime.InteropServices
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public sealed class GuidAttribute : Attribute
    {
        private readonly string _value;

        /// <summary>Creates the attribute.</summary>
        public GuidAttribute(string value)
        {
            _value = value;
        }

        /// <summary>What was given to the constructor.</summary>
        public string Value
        {
            get { return _value; }
        }
    }
}
