namespace System
{
    /// <summary>Thrown when a constant or read-only field is written.</summary>
    internal sealed class FieldAccessException : SystemException
    {
        internal FieldAccessException(string message) : base(message)
        {
        }
    }
}
