namespace System
{
    /// <summary>A write to a constant or read-only field.</summary>
    internal sealed class FieldAccessException : SystemException
    {
        internal FieldAccessException(string message) : base(message)
        {
        }
    }
}
