using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>The C++ side of an InternalCall: the name, declaration and call of its native.</summary>
    internal static class NativeDeclaration
    {
        private const string HalNamespace = "FlipperUpdaterNano.Hal.Native.";

        /// <summary>Returns the name of an InternalCall's native. The name includes the parameter types.</summary>
        /// <returns>A C++ identifier.</returns>
        public static string Symbol(MethodNode method)
        {
            string name = $"{method.Declaring.Name}_{method.Definition!.Name}".Replace(HalNamespace, "").Replace("System.", "");
            string parameters = string.Concat(method.Definition.Parameters.Select(parameter => "_" + parameter.ParameterType.Name));

            return string.Concat((name + "_" + parameters).Replace("[]", "Array").Replace("&", "Out")
                .Select(c => char.IsLetterOrDigit(c) ? c : '_')).TrimEnd('_');
        }

        /// <summary>Returns the declaration of an InternalCall's native.</summary>
        /// <returns>The C++ declaration, without the semicolon.</returns>
        public static string Of(MethodNode method) =>
            $"{ReturnType(method.Returns)} {Symbol(method)}({string.Join(", ", method.Parameters.Select(Parameter(method)))})";

        private static Func<TypeNode, int, string> Parameter(MethodNode method) =>
            (type, index) => $"{ParameterType(type)} {ParameterName(method, index)}";

        private static string ParameterName(MethodNode method, int index)
        {
            int own = index - (method.HasThis ? 1 : 0);

            string name = own < 0 ? "self" : method.Definition!.Parameters[own].Name;

            // A C++ keyword.
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

        /// <summary>
        /// Returns the thunk that reads the arguments of an InternalCall from the frame, calls its native and stores the result.
        /// </summary>
        /// <returns>C++ source.</returns>
        public static string Call(MethodNode method)
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
