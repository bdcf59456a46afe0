using System.Reflection.Metadata;

namespace FlipperUpdaterNano.ApiCheck
{
    /// <summary>Something in an assembly that nanoFramework v1 does not have or cannot run.</summary>
    /// <param name="Text">One sentence with member and caller.</param>
    /// <param name="Method">The method, or nil when it is not in a method.</param>
    /// <param name="Offset">IL offset in the method; -1 for its signature or locals.</param>
    internal readonly record struct ApiViolation(string Text, MethodDefinitionHandle Method, int Offset);
}
