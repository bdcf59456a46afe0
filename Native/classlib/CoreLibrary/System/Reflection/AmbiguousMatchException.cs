namespace System.Reflection
{
    /// <summary>Thrown when several members match a name and arguments equally well.</summary>
    internal sealed class AmbiguousMatchException : SystemException
    {
        internal AmbiguousMatchException(string message) : base(message)
        {
        }
    }
}
