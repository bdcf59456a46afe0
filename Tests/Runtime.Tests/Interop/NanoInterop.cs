using System.Text;
using System.Text.RegularExpressions;
using FlipperUpdaterNano.Linker;
using FlipperUpdaterNano.Linker.Model;
using FlipperUpdaterNano.Linker.Output;
using Mono.Cecil;

namespace FlipperUpdaterNano.Runtime.Tests.Interop
{
    /// <summary>
    /// The native side of an assembly for nanoFramework's CLR, generated from the assembly's metadata: the table of native methods with its
    /// checksum, and for each native method an adapter that calls the native of the RAM runtime (docs/reference/nanoframework.md 4.3).
    /// </summary>
    internal sealed partial class NanoInterop
    {
        private readonly AssemblyDefinition _assembly;

        private readonly Func<MethodDefinition, string> _declaration;

        private readonly MethodDefinition[] _methods;

        /// <summary>Describes an assembly.</summary>
        /// <param name="assembly">The assembly, compiled as for nanoFramework, with a native version.</param>
        /// <param name="declaration">Returns the C++ declaration of a method's native.</param>
        public NanoInterop(AssemblyDefinition assembly, Func<MethodDefinition, string> declaration)
        {
            _assembly = assembly;
            _declaration = declaration;
            _methods = [.. MetadataOrder.Types(assembly).SelectMany(MetadataOrder.Methods)];
        }

        /// <summary>Gets the base name of the generated files; the name also identifies the assembly in symbols.</summary>
        public string FileName => _assembly.Name.Name.Replace('.', '_');

        /// <summary>Returns the C++ declarations of an assembly's natives, keyed by the methods' full names.</summary>
        /// <param name="program">The assembly, compiled together with all types that its methods reference.</param>
        /// <returns>The declarations, without semicolons.</returns>
        public static IReadOnlyDictionary<string, string> Declarations(byte[] program)
        {
            using AssemblySet assemblies = new(Conformance.ClassLibrary.Assemblies, program);
            ClosedWorld world = new(assemblies.All, Replacements.Merge(assemblies));

            return assemblies.Program!.MainModule.GetTypes().SelectMany(type => type.Methods).Where(NativeChecksum.IsNative)
                .ToDictionary(method => method.FullName,
                    method => NativeDeclaration.Of(world.Method(method, world.Type(method.DeclaringType, null), [])));
        }

        /// <summary>Returns the entries of the CLR's table, in the order of that table.</summary>
        /// <returns>The symbol of each native method; null for every other method.</returns>
        public IEnumerable<string?> Table() => _methods.Select(method => NativeChecksum.IsNative(method) ? Symbol(method) : null);

        /// <summary>Generates the header: a structure for each type with native methods.</summary>
        /// <returns>C++.</returns>
        public string Header()
        {
            StringBuilder text = new StringBuilder(Head())
                .Append("#pragma once\n\n#include <nanoCLR_Interop.h>\n#include <nanoCLR_Runtime.h>\n");

            foreach (IGrouping<TypeDefinition, MethodDefinition> type in Natives().GroupBy(method => method.DeclaringType))
            {
                text.Append($"\nstruct {Structure(type.Key)}\n{{\n")
                    .AppendJoin("", type.Select(method => $"    NANOCLR_NATIVE_DECLARE({NativeChecksum.MethodName(method)});\n"))
                    .Append("};\n");
            }

            return text.Append($"\nextern const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_{FileName};\n").ToString();
        }

        /// <summary>Generates the source: adapters, and the table with assembly name, checksum and version.</summary>
        /// <returns>C++.</returns>
        public string Source() => new StringBuilder(Head())
            .Append($"#include \"{FileName}.g.h\"\n#include \"adapter.hpp\"\n\nnamespace nano::natives\n{{\n")
            .AppendJoin("", Natives().Select(method => $"    {_declaration(method)};\n"))
            .Append("}\n")
            .AppendJoin("", Natives().Select(Adapter))
            .Append("\nstatic const CLR_RT_MethodHandler method_lookup[] =\n{\n")
            .AppendJoin("", Table().Select(symbol => $"    {symbol ?? "nullptr"},\n"))
            .Append($"}};\n\nconst CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_{FileName} =\n{{\n")
            .Append($"    \"{_assembly.Name.Name}\",\n    0x{NativeChecksum.Of(_assembly):X8},\n    method_lookup,\n")
            .Append($"    {{ {NativeVersion().Replace(".", ", ", StringComparison.Ordinal)} }}\n}};\n").ToString();

        private string Head() =>
            $"// Generated from the metadata of {_assembly.Name.Name} (docs/INTEROP.md). Do not edit.\n// clang-format off\n";

        private IEnumerable<MethodDefinition> Natives() => _methods.Where(NativeChecksum.IsNative);

        private string Adapter(MethodDefinition method)
        {
            string native = FunctionName().Match(_declaration(method)).Groups[1].Value;

            return $"\nHRESULT {Symbol(method)}(CLR_RT_StackFrame &stack)\n{{\n"
                + $"    return interop::call(nano::natives::{native}, stack);\n}}\n";
        }

        private string NativeVersion() => (string)_assembly.CustomAttributes
            .Single(attribute => attribute.AttributeType.Name == "AssemblyNativeVersionAttribute").ConstructorArguments[0].Value;

        private string Symbol(MethodDefinition method) => $"{Structure(method.DeclaringType)}::{NativeChecksum.MethodName(method)}";

        private string Structure(TypeDefinition type) => $"Library_{FileName}_{NativeChecksum.ClassName(type)}";

        [GeneratedRegex(@"(\w+)\(")]
        private static partial Regex FunctionName();
    }
}
