namespace System
{
    /// <summary>
    /// What InvokeMember throws when there is no such field. v1 has no such type, so programs see its base; the name is .NET's.
    /// </summary>
    internal sealed class MissingFieldException : SystemException
    {
        internal MissingFieldException(string message)
            : base(message)
        {
        }
    }
}
