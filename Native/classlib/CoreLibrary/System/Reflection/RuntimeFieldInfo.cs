using System.Runtime;

namespace System.Reflection
{
    /// <summary>A field in the image's member tables.</summary>
    [Because("An image has member tables (MemberTable) instead of metadata.")]
    internal sealed class RuntimeFieldInfo : FieldInfo
    {
        internal readonly MemberData Data;

        internal RuntimeFieldInfo(MemberData data)
        {
            Data = data;
        }

        public override string Name => Data.Name;

        public override Type DeclaringType => Data.Declaring;

        public override Type FieldType => RuntimeType.Of(Data.Signature[0]);

        public override object GetValue(object obj)
        {
            Data.CheckTarget(obj, true);

            return Data.Run(obj, null);
        }

        public override void SetValue(object obj, object value)
        {
            if (Data.Has(MemberData.Literal) || (Data.Has(MemberData.Static) && Data.Has(MemberData.InitOnly)))
            {
                throw new FieldAccessException("Cannot set the constant or read-only field " + Name + ".");
            }

            Data.CheckTarget(obj, true);
            Data.Run(obj, new object[] { Arguments.Fit(value, Data.Signature[0]) });
        }

        public override object[] GetCustomAttributes(bool inherit) => MemberTable.Attributes(Data.Number, false);

        public override string ToString() => Arguments.Describe(Data.Signature[0]) + " " + Name;
    }
}
