namespace System
{
    /// <summary>What an attribute may be put on.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class AttributeUsageAttribute : Attribute
    {
        private readonly AttributeTargets _validOn;

        /// <summary>Creates the attribute.</summary>
        public AttributeUsageAttribute(AttributeTargets validOn)
        {
            _validOn = validOn;
            Inherited = true;
        }

        /// <summary>What the attribute may be put on.</summary>
        public AttributeTargets ValidOn
        {
            get { return _validOn; }
        }

        /// <summary>Whether it may be given more than once.</summary>
        public bool AllowMultiple { get; set; }

        /// <summary>Whether derived classes inherit it.</summary>
        public bool Inherited { get; set; }
    }
}
