using System.Reflection.Metadata;

namespace FlipperUpdaterNano.ApiCheck
{
    /// <summary>A use of an API or construct that nanoFramework v1 lacks or cannot run.</summary>
    /// <param name="Text">One sentence that states the member and its caller.</param>
    /// <param name="Method">The method that contains the use; nil if the use is outside any method.</param>
    /// <param name="Offset">IL offset of the use in the method; -1 if the use is in the method's signature or locals.</param>
    internal readonly record struct ApiViolation(string Text, MethodDefinitionHandle Method, int Offset);
}
