namespace System.Reflection
{
    /// <summary>Several members fit a name, or a name with arguments, equally well.</summary>
    internal sealed class AmbiguousMatchException : SystemException
    {
        internal AmbiguousMatchException(string message) : base(message)
        {
        }
    }
}
