namespace System
{
    /// <summary>Thrown when InvokeMember finds no matching method, constructor or property.</summary>
    internal sealed class MissingMethodException : SystemException
    {
        internal MissingMethodException(string message) : base(message)
        {
        }
    }
}
