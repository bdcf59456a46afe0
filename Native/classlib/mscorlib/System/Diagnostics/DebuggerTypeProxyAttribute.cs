namespace System.Diagnostics
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true)]
    public sealed class DebuggerTypeProxyAttribute : Attribute
    {
        private readonly string _proxyTypeName;
        private Type _target;

        /// <summary>Creates the attribute.</summary>
        public DebuggerTypeProxyAttribute(Type type)
        {
            if (type == null)
            {
                throw new ArgumentNullException("type");
            }

            _proxyTypeName = type.FullName;
        }

        /// <summary>Creates the attribute.</summary>
        public DebuggerTypeProxyAttribute(string typeName)
        {
            _proxyTypeName = typeName;
        }

        /// <summary>Name of the type that is shown instead.</summary>
        public string ProxyTypeName
        {
            get { return _proxyTypeName; }
        }

        /// <summary>The type it is shown for.</summary>
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

        /// <summary>Name of the type it is shown for.</summary>
        public string TargetTypeName { get; set; }
    }
}
