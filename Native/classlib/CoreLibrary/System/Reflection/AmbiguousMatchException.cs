namespace System.Reflection
{
    /// <summary>Several members match a name and arguments equally well.</summary>
    internal sealed class AmbiguousMatchException : SystemException
    {
        internal AmbiguousMatchException(string message) : base(message)
        {
        }
    }
}
