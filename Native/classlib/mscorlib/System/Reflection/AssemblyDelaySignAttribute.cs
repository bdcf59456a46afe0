namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class AssemblyDelaySignAttribute : Attribute
    {
        private readonly bool _delaySign;

        /// <summary>Creates the attribute.</summary>
        public AssemblyDelaySignAttribute(bool delaySign)
        {
            _delaySign = delaySign;
        }

        /// <summary>What was given to the constructor.</summary>
        public bool DelaySign
        {
            get { return _delaySign; }
        }
    }
}
