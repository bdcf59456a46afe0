namespace System
{
    /// <summary>A constant or read-only field is set. v1 has no such type, so programs see its base; the name is .NET's.</summary>
    internal sealed class FieldAccessException : SystemException
    {
        internal FieldAccessException(string message)
            : base(message)
        {
        }
    }
}
