namespace System.Reflection
{
    /// <summary>A parameter of a method of the image.</summary>
    internal sealed class RuntimeParameterInfo : ParameterInfo
    {
        private readonly int _type;

        internal RuntimeParameterInfo(int type)
        {
            _type = type;
        }

        public override Type ParameterType
        {
            get { return TypeOf(_type); }
        }

        /// <summary>The type of an entry of MethodBase.Signature.</summary>
        internal static Type TypeOf(int entry)
        {
            return entry < 0 ? new ByReferenceType(RuntimeType.Of(~entry)) : (Type)RuntimeType.Of(entry);
        }
    }
}
