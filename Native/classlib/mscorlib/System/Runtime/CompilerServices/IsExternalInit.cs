namespace System.Runtime.CompilerServices
{
    /// <summary>The compiler's mark on init accessors.</summary>
    public static class IsExternalInit
    {
    }
}
