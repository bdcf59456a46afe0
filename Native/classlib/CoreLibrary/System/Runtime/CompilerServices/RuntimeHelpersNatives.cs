namespace System.Runtime.CompilerServices
{
    /// <summary>RuntimeHelpers natives that are implemented in C#.</summary>
    [Replaces("System.Runtime.CompilerServices.RuntimeHelpers")]
    internal static class RuntimeHelpersNatives
    {
        // C# code cannot call this method, because Type has no TypeHandle. Static constructors run at the checks that the linker inserts.
        internal static void RunClassConstructor(RuntimeTypeHandle type) => throw new NotSupportedException();
    }
}
