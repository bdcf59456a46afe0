namespace System
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public sealed class CLSCompliantAttribute : Attribute
    {
        private readonly bool _isCompliant;

        /// <summary>Creates the attribute.</summary>
        public CLSCompliantAttribute(bool isCompliant)
        {
            _isCompliant = isCompliant;
        }

        /// <summary>What was given to the constructor.</summary>
        public bool IsCompliant
        {
            get { return _isCompliant; }
        }
    }
}
