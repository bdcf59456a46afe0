namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyTrademarkAttribute : Attribute
    {
        private readonly string _trademark;

        /// <summary>Creates the attribute.</summary>
        public AssemblyTrademarkAttribute(string trademark)
        {
            _trademark = trademark;
        }

        /// <summary>What was given to the constructor.</summary>
        public string Trademark
        {
            get { return _trademark; }
        }
    }
}
