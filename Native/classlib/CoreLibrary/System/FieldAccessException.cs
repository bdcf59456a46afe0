namespace System
{
    /// <summary>A constant or read-only field is set.</summary>
    internal sealed class FieldAccessException : SystemException
    {
        internal FieldAccessException(string message) : base(message)
        {
        }
    }
}
