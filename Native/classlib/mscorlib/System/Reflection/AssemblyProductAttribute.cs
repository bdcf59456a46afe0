namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyProductAttribute : Attribute
    {
        private readonly string _product;

        /// <summary>Creates the attribute.</summary>
        public AssemblyProductAttribute(string product)
        {
            _product = product;
        }

        /// <summary>What was given to the constructor.</summary>
        public string Product
        {
            get { return _product; }
        }
    }
}
