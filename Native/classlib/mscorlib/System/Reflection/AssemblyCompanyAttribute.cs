namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyCompanyAttribute : Attribute
    {
        private readonly string _company;

        /// <summary>Creates the attribute.</summary>
        public AssemblyCompanyAttribute(string company)
        {
            _company = company;
        }

        /// <summary>What was given to the constructor.</summary>
        public string Company
        {
            get { return _company; }
        }
    }
}
