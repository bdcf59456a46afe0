namespace System.Reflection
{
    /// <summary>A constructor.</summary>
    public abstract class ConstructorInfo : MethodBase
    {
        /// <summary>Creates a constructor.</summary>
        protected ConstructorInfo()
        {
        }

        internal ConstructorInfo(RuntimeTypeHandle declaring, string name, int attributes, int[] signature, Invoker code, int number)
            : base(declaring, name, attributes, signature, code, number)
        {
        }

        /// <summary>What kind of member it is.</summary>
        public override MemberTypes MemberType
        {
            get { return MemberTypes.Constructor; }
        }

        /// <summary>Makes an object. What the constructor throws comes out as it is.</summary>
        public object Invoke(object[] parameters)
        {
            return Call(null, parameters);
        }

        /// <summary>The attributes of the constructor; none are inherited.</summary>
        public override object[] GetCustomAttributes(bool inherit)
        {
            return MemberTable.Attributes(Number, false);
        }
    }
}
