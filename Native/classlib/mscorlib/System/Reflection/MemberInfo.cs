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

        /// <summary>The type it is declared in; null for a type that stands in no other.</summary>
        public abstract Type DeclaringType { get; }

        /// <summary>The attributes of the member, made anew; with <paramref name="inherit"/> also those it inherits.</summary>
        public abstract object[] GetCustomAttributes(bool inherit);
    }
}
