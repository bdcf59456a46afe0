namespace System.Runtime.CompilerServices
{
    /// <summary>The natives of the helpers of compilers that are written in C#.</summary>
    [Replaces("System.Runtime.CompilerServices.RuntimeHelpers")]
    internal static class RuntimeHelpersNatives
    {
        // No C# calls it: Type has no TypeHandle. Static constructors run where the linker puts the check.
        internal static void RunClassConstructor(RuntimeTypeHandle type) => throw new NotSupportedException();
    }
}
