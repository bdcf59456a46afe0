namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyCultureAttribute : Attribute
    {
        private readonly string _culture;

        /// <summary>Creates the attribute.</summary>
        public AssemblyCultureAttribute(string culture)
        {
            _culture = culture;
        }

        /// <summary>What was given to the constructor.</summary>
        public string Culture
        {
            get { return _culture; }
        }
    }
}
