namespace System.Reflection
{
    /// <summary>Thrown when a member is accessed without an object, or with an object that does not have the member.</summary>
    internal sealed class TargetException : ApplicationException
    {
        internal TargetException(string message) : base(message)
        {
        }
    }
}
