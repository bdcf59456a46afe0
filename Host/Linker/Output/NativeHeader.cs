using System.Text;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// The C++ header that declares natives and defines the runtime's table of them: a native with a different signature does not compile.
    /// </summary>
    internal static class NativeHeader
    {
        /// <summary>Writes the header.</summary>
        /// <param name="natives">The InternalCalls in the order of the table.</param>
        /// <param name="operations">The operations of the only image for which the header is; null in a header for any image.</param>
        /// <param name="stack">The stack depth of this image; null in a header for any image.</param>
        /// <returns>C++ source.</returns>
        public static string Of(IReadOnlyList<MethodNode> natives, OperationList? operations, StackDepth? stack)
        {
            StringBuilder text = new();
            text.Append("// Made by the linker from the InternalCalls of the class library (fupd nano natives). Do not edit.\n");
            text.Append("// clang-format off\n#pragma once\n\n");
            text.Append("#include \"core/native_types.hpp\"\n\nnamespace nano::natives {\n\n");
            text.Append($"constexpr uint32_t fingerprint = 0x{new NativeTable(natives).Fingerprint:X8};\n");
            text.Append($"constexpr uint32_t nativeCount = {natives.Count};\n\n");

            text.Append(operations?.Header());
            text.Append(stack?.Header());

            foreach (MethodNode method in natives)
            {
                text.Append($"/// {method.Name}\n{NativeDeclaration.Of(method)};\n");
            }

            // Optional parts of the runtime test these macros.
            text.Append("\n#ifndef NANO_SMALL\n");

            foreach (string name in natives.Where(IsOptional).Select(method => NativeDeclaration.Symbol(method).Split("__")[0]).Distinct())
            {
                text.Append($"#define NANO_HAS_{name}\n");
            }

            text.Append("#endif\n");
            text.Append("\n// A thunk takes the argument words and returns the result; a result of two words replaces the first two.\n"
                + "using Thunk = uint32_t (*)(uint32_t*);\nextern const Thunk table[];\n\n");
            text.Append("#ifdef NANO_NATIVE_TABLE\n#ifdef NANO_SMALL\n");
            text.Append("#define NANO_OPTIONAL(...) nullptr\n#else\n#define NANO_OPTIONAL(...) __VA_ARGS__\n#endif\n");
            text.Append("const Thunk table[] = {\n");
            text.AppendJoin("", natives.Select(TableEntry));
            text.Append("};\n#endif\n\n} // namespace nano::natives\n");

            return text.ToString();
        }

        private static string TableEntry(MethodNode method)
        {
            return IsOptional(method)
                ? $"    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t {{ {NativeDeclaration.Call(method)} }}),\n"
                : $"    []([[maybe_unused]] uint32_t* a) -> uint32_t {{ {NativeDeclaration.Call(method)} }},\n";
        }

        /// <summary>
        /// Returns whether a small runtime (NANO_SMALL) is built without a native. The native keeps its number; the loader refuses
        /// images that call it.
        /// </summary>
        private static bool IsOptional(MethodNode method) =>
            method.Definition!.Module.Assembly.Name.Name == "System.IO.FileSystem"
                || method.Declaring.Name is "System.Threading.Scheduler" or "System.WeakReference";
    }
}
