namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = false, AllowMultiple = true)]
    public sealed class MemberNotNullAttribute : Attribute
    {
        private readonly string[] _members;

        /// <summary>Creates the attribute for one member.</summary>
        public MemberNotNullAttribute(string member)
        {
            _members = new string[] { member };
        }

        /// <summary>Creates the attribute for members.</summary>
        public MemberNotNullAttribute(params string[] members)
        {
            _members = members;
        }

        /// <summary>The members that are not null.</summary>
        public string[] Members
        {
            get { return _members; }
        }
    }
}
