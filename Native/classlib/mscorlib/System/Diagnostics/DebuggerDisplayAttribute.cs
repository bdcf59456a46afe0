namespace System.Diagnostics
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(
        AttributeTargets.Delegate | AttributeTargets.Enum | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Class
        | AttributeTargets.Struct | AttributeTargets.Assembly, AllowMultiple = true)]
    public sealed class DebuggerDisplayAttribute : Attribute
    {
        private readonly string _value;
        private Type _target;

        /// <summary>Creates the attribute.</summary>
        public DebuggerDisplayAttribute(string value)
        {
            _value = value ?? string.Empty;
            Name = string.Empty;
            Type = string.Empty;
        }

        /// <summary>What stands in the column of names.</summary>
        public string Name { get; set; }

        /// <summary>The type that is displayed so.</summary>
        public Type Target
        {
            get
            {
                return _target;
            }

            set
            {
                if (value == null)
                {
                    throw new ArgumentNullException("value");
                }

                TargetTypeName = value.FullName;
                _target = value;
            }
        }

        /// <summary>Name of the type that is displayed so.</summary>
        public string TargetTypeName { get; set; }

        /// <summary>What stands in the column of types.</summary>
        public string Type { get; set; }

        /// <summary>What stands in the column of values.</summary>
        public string Value
        {
            get { return _value; }
        }
    }
}
