namespace System.Reflection
{
    /// <summary>A constructor of the image.</summary>
    internal sealed class RuntimeConstructorInfo : ConstructorInfo
    {
        internal RuntimeConstructorInfo(RuntimeTypeHandle declaring, string name, int attributes, int[] signature, Invoker code, int number)
            : base(declaring, name, attributes, signature, code, number)
        {
        }

        public override ParameterInfo[] GetParameters()
        {
            return MakeParameters();
        }

        public override string ToString()
        {
            return Arguments.Describe(Name, Signature);
        }
    }
}
