namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyCopyrightAttribute : Attribute
    {
        private readonly string _copyright;

        /// <summary>Creates the attribute.</summary>
        public AssemblyCopyrightAttribute(string copyright)
        {
            _copyright = copyright;
        }

        /// <summary>What was given to the constructor.</summary>
        public string Copyright
        {
            get { return _copyright; }
        }
    }
}
