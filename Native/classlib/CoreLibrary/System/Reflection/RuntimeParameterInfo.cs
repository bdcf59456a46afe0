namespace System.Reflection
{
    /// <summary>A parameter of a method in the image's member tables.</summary>
    internal sealed class RuntimeParameterInfo : ParameterInfo
    {
        private readonly int _type;

        internal RuntimeParameterInfo(int type)
        {
            _type = type;
        }

        public override Type ParameterType => RuntimeType.Of(_type);
    }
}
