using System.Text;
using FlipperUpdaterNano.Linker.Model;
using Mono.Cecil;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// The InternalCalls an image may use, in the order in which the runtime's table has them, and the C++ header that declares
    /// their natives: a native with another signature does not compile.
    /// </summary>
    internal sealed class NativeTable
    {
        private readonly List<MethodNode> _methods;
        private readonly Dictionary<MethodNode, int> _places = [];

        public NativeTable(IEnumerable<MethodNode> methods)
        {
            _methods = [.. methods.OrderBy(method => Symbol(method), StringComparer.Ordinal)];

            for (int i = 0; i < _methods.Count; i++)
            {
                _places.Add(_methods[i], i);
            }

            foreach (MethodNode method in _methods)
            {
                foreach (char c in Declaration(method))
                {
                    Fingerprint = (Fingerprint ^ c) * 16777619;
                }
            }
        }

        public uint Fingerprint { get; } = 2166136261;

        public int IndexOf(MethodNode method) => _places[method];

        public bool Has(MethodNode method) => _places.ContainsKey(method);

        /// <summary>All InternalCalls declared by the given assemblies, except those compiled to VM intrinsics.</summary>
        /// <param name="world">The program.</param>
        /// <param name="assemblies">The assemblies.</param>
        /// <returns>The table.</returns>
        public static NativeTable Of(ClosedWorld world, IEnumerable<AssemblyDefinition> assemblies)
        {
            // The chip's own are for images that number their natives themselves (LinkOptions.OwnNatives).
            return new NativeTable(assemblies
                .Where(assembly => assembly.Name.Name != "nanoFramework.Hardware.Stm32")
                .SelectMany(assembly => assembly.MainModule.GetTypes())
                .Where(type => !type.HasGenericParameters)
                .SelectMany(type => type.Methods.Where(method => method.IsInternalCall && !world.NeedsNoNative(method))
                .Select(method => (Type: type, Method: method)))
                .Select(item => world.Method(item.Method, world.Type(item.Type, null), []))
                .Where(method => !Intrinsics.IsNoCall(method)));
        }

        /// <summary>The C++ header that declares the natives.</summary>
        /// <param name="operations">The operations of the one image the header is for; null in a header for any image.</param>
        /// <returns>C++.</returns>
        public string Header(OperationList? operations)
        {
            StringBuilder text = new();
            text.Append("// Made by the linker from the InternalCalls of the class library (fupd nano natives). Do not edit.\n");
            text.Append("// clang-format off\n#pragma once\n\n");
            text.Append("#include \"core/native_types.hpp\"\n\nnamespace nano::natives {\n\n");
            text.Append($"constexpr uint32_t fingerprint = 0x{Fingerprint:X8};\nconstexpr uint32_t nativeCount = {_methods.Count};\n\n");

            text.Append(operations?.Header());

            foreach (MethodNode method in _methods)
            {
                text.Append($"/// {method.Name}\n{Declaration(method)};\n");
            }

            // What the runtime has only for images that want it asks for these.
            text.Append("\n#ifndef NANO_SMALL\n");

            foreach (string name in _methods.Where(IsOptional).Select(method => Symbol(method).Split("__")[0]).Distinct())
            {
                text.Append($"#define NANO_HAS_{name}\n");
            }

            text.Append("#endif\n");
            text.Append("\n/// Takes the arguments and returns the result; one of two words is stored in the first words instead.\n"
                + "using Thunk = uint32_t (*)(uint32_t*);\nextern const Thunk table[];\n\n");
            text.Append("#ifdef NANO_NATIVE_TABLE\n#ifdef NANO_SMALL\n");
            text.Append("#define NANO_OPTIONAL(...) nullptr\n#else\n#define NANO_OPTIONAL(...) __VA_ARGS__\n#endif\n");
            text.Append("const Thunk table[] = {\n");
            _methods.ForEach(method => text.Append(TableEntry(method)));
            text.Append("};\n#endif\n\n} // namespace nano::natives\n");

            return text.ToString();
        }

        private static string TableEntry(MethodNode method)
        {
            return IsOptional(method)
                ? $"    NANO_OPTIONAL([]([[maybe_unused]] uint32_t* a) -> uint32_t {{ {Call(method)} }}),\n"
                : $"    []([[maybe_unused]] uint32_t* a) -> uint32_t {{ {Call(method)} }},\n";
        }

        /// <summary>
        /// Natives that a small runtime (NANO_SMALL) is built without. They keep their numbers; its loader refuses images that call them.
        /// </summary>
        private static bool IsOptional(MethodNode method) =>
            method.Definition!.Module.Assembly.Name.Name == "System.IO.FileSystem"
                || method.Declaring.Name is "System.Threading.Scheduler" or "System.WeakReference";

        private static string Symbol(MethodNode method)
        {
            string name = $"{method.Declaring.Name}_{method.Definition!.Name}".Replace("System.", "");
            string parameters = string.Concat(method.Definition.Parameters.Select(parameter => "_" + parameter.ParameterType.Name));

            return string.Concat((name + "_" + parameters).Replace("[]", "Array").Replace("&", "Out")
                .Select(c => char.IsLetterOrDigit(c) ? c : '_')).TrimEnd('_');
        }

        private static string Declaration(MethodNode method) =>
            $"{ReturnType(method.Returns)} {Symbol(method)}({string.Join(", ", method.Parameters.Select(Parameter(method)))})";

        private static Func<TypeNode, int, string> Parameter(MethodNode method) =>
            (type, index) => $"{ParameterType(type)} {ParameterName(method, index)}";

        private static string ParameterName(MethodNode method, int index)
        {
            int own = index - (method.HasThis ? 1 : 0);

            string name = own < 0 ? "self" : method.Definition!.Parameters[own].Name;

            // A word of C++.
            return name == "signed" ? "signed_" : name;
        }

        private static string ParameterType(TypeNode type) => type.Kind switch
        {
            StackKind.Ref => "Ref&",
            StackKind.ByRef => "const Pointer&",
            StackKind.Struct => "uint32_t*",
            _ => ReturnType(type),
        };

        private static string ReturnType(TypeNode type) => type.Kind switch
        {
            StackKind.Void => "void",
            StackKind.Ref => "Ref",
            StackKind.I8 => type.Primitive == PrimitiveCode.UInt64 ? "uint64_t" : "int64_t",
            StackKind.R4 => "float",
            StackKind.R8 => "double",
            StackKind.I4 => type.Primitive switch
            {
                PrimitiveCode.Boolean => "bool",
                PrimitiveCode.Char or PrimitiveCode.UInt16 => "uint16_t",
                PrimitiveCode.SByte => "int8_t",
                PrimitiveCode.Byte => "uint8_t",
                PrimitiveCode.Int16 => "int16_t",
                PrimitiveCode.UInt32 => "uint32_t",
                _ => "int32_t",
            },
            _ => throw new LinkException([$"A native cannot return {type.Name}."]),
        };

        private static string Call(MethodNode method)
        {
            List<string> arguments = [];
            int word = 0;

            foreach (TypeNode type in method.Parameters)
            {
                arguments.Add(type.Kind switch
                {
                    StackKind.Ref => $"a[{word}]",
                    StackKind.ByRef => $"Pointer::at(a + {word})",
                    StackKind.Struct => $"a + {word}",
                    StackKind.I8 or StackKind.R8 or StackKind.R4 => $"load<{ReturnType(type)}>(a + {word})",
                    _ when type.Primitive == PrimitiveCode.Boolean => $"a[{word}] != 0",
                    _ => $"static_cast<{ReturnType(type)}>(a[{word}])",
                });
                word += type.Words;
            }

            string call = $"{Symbol(method)}({string.Join(", ", arguments)})";

            return method.Returns.Kind switch
            {
                StackKind.Void => $"{call}; return 0;",
                StackKind.I4 => $"return static_cast<uint32_t>(static_cast<int32_t>({call}));",
                StackKind.Ref => $"return {call};",
                _ => $"store(a, {call}); return a[0];",
            };
        }
    }
}
