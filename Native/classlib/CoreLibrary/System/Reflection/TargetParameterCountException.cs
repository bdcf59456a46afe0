namespace System.Reflection
{
    /// <summary>A method is invoked with too many or too few arguments.</summary>
    internal sealed class TargetParameterCountException : ApplicationException
    {
        internal TargetParameterCountException(string message) : base(message)
        {
        }
    }
}
