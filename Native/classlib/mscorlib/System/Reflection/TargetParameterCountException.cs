namespace System.Reflection
{
    /// <summary>
    /// A method is invoked with too many or too few arguments. v1 has no such type, so programs see its base; the name is .NET's.
    /// </summary>
    internal sealed class TargetParameterCountException : ApplicationException
    {
        internal TargetParameterCountException(string message)
            : base(message)
        {
        }
    }
}
