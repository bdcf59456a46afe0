namespace System.Reflection
{
    /// <summary>A member is accessed without an object, or with one that does not have it.</summary>
    internal sealed class TargetException : ApplicationException
    {
        internal TargetException(string message) : base(message)
        {
        }
    }
}
