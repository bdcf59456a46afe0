namespace System.Reflection
{
    /// <summary>A method of the image.</summary>
    internal sealed class RuntimeMethodInfo : MethodInfo
    {
        internal RuntimeMethodInfo(RuntimeTypeHandle declaring, string name, int attributes, int[] signature, Invoker code, int number)
            : base(declaring, name, attributes, signature, code, number)
        {
        }

        public override Type ReturnType
        {
            get { return RuntimeParameterInfo.TypeOf(Signature[0]); }
        }

        public override ParameterInfo[] GetParameters()
        {
            return MakeParameters();
        }

        public override object[] GetCustomAttributes(bool inherit)
        {
            return MemberTable.Attributes(Number, inherit);
        }

        public override string ToString()
        {
            return Arguments.Describe(Name, Signature);
        }
    }
}
