namespace System
{
    /// <summary>Thrown when InvokeMember finds no matching field.</summary>
    internal sealed class MissingFieldException : SystemException
    {
        internal MissingFieldException(string message) : base(message)
        {
        }
    }
}
