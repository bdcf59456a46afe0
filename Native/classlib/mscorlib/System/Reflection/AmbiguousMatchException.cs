namespace System.Reflection
{
    /// <summary>
    /// A name, or a name with arguments, stands for several members. v1 has no such type, so programs see its base; the name is .NET's.
    /// </summary>
    internal sealed class AmbiguousMatchException : SystemException
    {
        internal AmbiguousMatchException(string message)
            : base(message)
        {
        }
    }
}
