namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyDescriptionAttribute : Attribute
    {
        private readonly string _description;

        /// <summary>Creates the attribute.</summary>
        public AssemblyDescriptionAttribute(string description)
        {
            _description = description;
        }

        /// <summary>What was given to the constructor.</summary>
        public string Description
        {
            get { return _description; }
        }
    }
}
