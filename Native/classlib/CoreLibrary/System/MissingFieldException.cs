namespace System
{
    /// <summary>InvokeMember found no matching field.</summary>
    internal sealed class MissingFieldException : SystemException
    {
        internal MissingFieldException(string message) : base(message)
        {
        }
    }
}
