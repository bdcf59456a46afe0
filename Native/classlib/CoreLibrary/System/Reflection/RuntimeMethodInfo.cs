using System.Runtime;

namespace System.Reflection
{
    /// <summary>A method in the image's member tables.</summary>
    [Because("An image has member tables (MemberTable) instead of metadata.")]
    internal sealed class RuntimeMethodInfo : MethodInfo
    {
        internal readonly MemberData Data;

        internal RuntimeMethodInfo(MemberData data)
        {
            Data = data;
        }

        public override string Name => Data.Name;

        public override Type DeclaringType => Data.Declaring;

        public override Type ReturnType => RuntimeType.Of(Data.Signature[0]);

        public override ParameterInfo[] GetParameters() => Data.Parameters();

        public override object[] GetCustomAttributes(bool inherit) => MemberTable.Attributes(Data.Number, inherit);

        public override string ToString() => Arguments.Describe(Data);
    }
}
