using System.Reflection.Metadata;

namespace FlipperUpdaterNano.ApiCheck
{
    /// <summary>A use of an API or construct that nanoFramework v1 lacks or cannot run.</summary>
    /// <param name="Text">One sentence with member and caller.</param>
    /// <param name="Method">The method; nil outside of a method.</param>
    /// <param name="Offset">IL offset in the method; -1 for its signature or locals.</param>
    internal readonly record struct ApiViolation(string Text, MethodDefinitionHandle Method, int Offset);
}
