namespace System
{
    /// <summary>InvokeMember found no matching method, constructor or property.</summary>
    internal sealed class MissingMethodException : SystemException
    {
        internal MissingMethodException(string message) : base(message)
        {
        }
    }
}
