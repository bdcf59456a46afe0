namespace System
{
    /// <summary>InvokeMember finds no such method, constructor or property.</summary>
    internal sealed class MissingMethodException : SystemException
    {
        internal MissingMethodException(string message) : base(message)
        {
        }
    }
}
