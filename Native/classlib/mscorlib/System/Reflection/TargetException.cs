namespace System.Reflection
{
    /// <summary>
    /// A member is used with an object that does not have it, or without one. v1 has no such type, so programs see its base; the name is
    /// .NET's.
    /// </summary>
    internal sealed class TargetException : ApplicationException
    {
        internal TargetException(string message)
            : base(message)
        {
        }
    }
}
