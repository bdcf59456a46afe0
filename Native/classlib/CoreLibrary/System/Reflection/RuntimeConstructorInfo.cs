using System.Runtime;

namespace System.Reflection
{
    /// <summary>A constructor in the image's member tables.</summary>
    [Because("An image has member tables (MemberTable) instead of metadata.")]
    internal sealed class RuntimeConstructorInfo : ConstructorInfo
    {
        internal readonly MemberData Data;

        internal RuntimeConstructorInfo(MemberData data)
        {
            Data = data;
        }

        public override string Name => Data.Name;

        public override Type DeclaringType => Data.Declaring;

        public override ParameterInfo[] GetParameters() => Data.Parameters();

        public override object[] GetCustomAttributes(bool inherit) => MemberTable.Attributes(Data.Number, false);

        public override string ToString() => Arguments.Describe(Data);
    }
}
