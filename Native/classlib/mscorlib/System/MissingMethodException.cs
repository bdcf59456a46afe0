namespace System
{
    /// <summary>
    /// What InvokeMember throws when there is no such method, constructor or property. v1 has no such type, so programs see its base; the
    /// name is .NET's.
    /// </summary>
    internal sealed class MissingMethodException : SystemException
    {
        internal MissingMethodException(string message)
            : base(message)
        {
        }
    }
}
