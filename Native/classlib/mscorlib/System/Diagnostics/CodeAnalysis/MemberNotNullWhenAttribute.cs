namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = false, AllowMultiple = true)]
    public sealed class MemberNotNullWhenAttribute : Attribute
    {
        private readonly string[] _members;
        private readonly bool _returnValue;

        /// <summary>Creates the attribute for one member.</summary>
        public MemberNotNullWhenAttribute(bool returnValue, string member)
        {
            _returnValue = returnValue;
            _members = new string[] { member };
        }

        /// <summary>Creates the attribute for members.</summary>
        public MemberNotNullWhenAttribute(bool returnValue, params string[] members)
        {
            _returnValue = returnValue;
            _members = members;
        }

        /// <summary>The members that are not null.</summary>
        public string[] Members
        {
            get { return _members; }
        }

        /// <summary>For which result the members are not null.</summary>
        public bool ReturnValue
        {
            get { return _returnValue; }
        }
    }
}
