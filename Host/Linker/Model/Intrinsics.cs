using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Model
{
    /// <summary>Intrinsics, which are class library methods that are compiled to an operation instead of a call.</summary>
    internal static class Intrinsics
    {
        /// <summary>
        /// The operation that replaces each intrinsic. The operation's operands are an object and, for some operations, an index.
        /// </summary>
        public static readonly Dictionary<string, Op> Operations = new()
        {
            ["System.String.get_Length()"] = Op.LDLEN,
            ["System.String.get_Chars(Int32)"] = Op.LDEL2,
            ["System.Array.get_Length()"] = Op.LDLEN,
        };

        public const string InitializeArray = "System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray(Array, RuntimeFieldHandle)";

        public const string ObjectConstructor = "System.Object..ctor()";

        public const string RunConstructorAgain = "System.Runtime.TypeInitializer.Again()";

        public static bool IsNoCall(MethodNode method) =>
            Operations.ContainsKey(method.Name) || method.Name is InitializeArray or ObjectConstructor or RunConstructorAgain
            || (method.Declaring.IsDelegate && method.Definition is { IsRuntime: true })
            || (method.Definition != null && Replacements.IsView(method.Definition));
    }
}
