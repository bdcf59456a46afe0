namespace System.Runtime.Versioning
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class TargetFrameworkAttribute : Attribute
    {
        private readonly string _frameworkName;

        /// <summary>Creates the attribute.</summary>
        public TargetFrameworkAttribute(string frameworkName)
        {
            if (frameworkName == null)
            {
                throw new ArgumentNullException("frameworkName");
            }

            _frameworkName = frameworkName;
        }

        /// <summary>The framework's name for people.</summary>
        public string FrameworkDisplayName { get; set; }

        /// <summary>The framework's name.</summary>
        public string FrameworkName
        {
            get { return _frameworkName; }
        }
    }
}
