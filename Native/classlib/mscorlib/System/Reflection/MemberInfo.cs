namespace System.Reflection
{
    /// <summary>A type or a member of one.</summary>
    public abstract class MemberInfo
    {
        /// <summary>Creates a member.</summary>
        protected MemberInfo()
        {
        }

        /// <summary>What kind of member it is.</summary>
        public abstract MemberTypes MemberType { get; }

        /// <summary>The name.</summary>
        public abstract string Name { get; }

        /// <summary>The type it is declared in; types of the image do not keep theirs.</summary>
        public abstract Type DeclaringType { get; }
    }
}
