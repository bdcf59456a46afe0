namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyTitleAttribute : Attribute
    {
        private readonly string _title;

        /// <summary>Creates the attribute.</summary>
        public AssemblyTitleAttribute(string title)
        {
            _title = title;
        }

        /// <summary>What was given to the constructor.</summary>
        public string Title
        {
            get { return _title; }
        }
    }
}
