namespace System.Reflection
{
    /// <summary>Thrown when a method is invoked with a wrong number of arguments.</summary>
    internal sealed class TargetParameterCountException : ApplicationException
    {
        internal TargetParameterCountException(string message) : base(message)
        {
        }
    }
}
