namespace System
{
    /// <summary>InvokeMember finds no such field.</summary>
    internal sealed class MissingFieldException : SystemException
    {
        internal MissingFieldException(string message) : base(message)
        {
        }
    }
}
