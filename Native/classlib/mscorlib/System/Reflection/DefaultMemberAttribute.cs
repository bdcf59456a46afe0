namespace System.Reflection
{
    /// <summary>Read by the compiler and by tools; nothing of it reaches the image.</summary>
    [AttributeUsage(AttributeTargets.All)]
    public sealed class DefaultMemberAttribute : Attribute
    {
        private readonly string _memberName;

        /// <summary>Creates the attribute.</summary>
        public DefaultMemberAttribute(string memberName)
        {
            _memberName = memberName;
        }

        /// <summary>What was given to the constructor.</summary>
        public string MemberName
        {
            get { return _memberName; }
        }
    }
}
