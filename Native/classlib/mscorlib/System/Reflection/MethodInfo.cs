namespace System.Reflection
{
    /// <summary>A method.</summary>
    public abstract class MethodInfo : MethodBase
    {
        /// <summary>Creates a method.</summary>
        protected MethodInfo()
        {
        }

        internal MethodInfo(RuntimeTypeHandle declaring, string name, int attributes, int[] signature, Invoker code, int number)
            : base(declaring, name, attributes, signature, code, number)
        {
        }

        /// <summary>What kind of member it is.</summary>
        public override MemberTypes MemberType
        {
            get { return MemberTypes.Method; }
        }

        /// <summary>The type of the result.</summary>
        public abstract Type ReturnType { get; }
    }
}
