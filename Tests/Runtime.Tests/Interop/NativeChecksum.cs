using System.Text;
using Mono.Cecil;

namespace FlipperUpdaterNano.Runtime.Tests.Interop
{
    /// <summary>
    /// The checksum with which nanoFramework's CLR matches a table of native methods to an assembly
    /// (docs/reference/nanoframework.md 4.2).
    /// </summary>
    internal static class NativeChecksum
    {
        private const uint Polynomial = 0x04C11DB7;

        private static readonly Dictionary<MetadataType, string> s_names = new()
        {
            [MetadataType.Void] = "VOID",
            [MetadataType.Boolean] = "BOOLEAN",
            [MetadataType.Char] = "CHAR",
            [MetadataType.SByte] = "I1",
            [MetadataType.Byte] = "U1",
            [MetadataType.Int16] = "I2",
            [MetadataType.UInt16] = "U2",
            [MetadataType.Int32] = "I4",
            [MetadataType.UInt32] = "U4",
            [MetadataType.Int64] = "I8",
            [MetadataType.UInt64] = "U8",
            [MetadataType.Single] = "R4",
            [MetadataType.Double] = "R8",
            [MetadataType.String] = "STRING",
            [MetadataType.Object] = "OBJECT",
            [MetadataType.IntPtr] = "I4",
            [MetadataType.UIntPtr] = "U4",
        };

        /// <summary>Returns whether the firmware implements a method.</summary>
        /// <returns>True if the method has no IL, is not abstract, and its type is a class or structure.</returns>
        public static bool IsNative(MethodDefinition method) => IsCounted(method.DeclaringType) && method.RVA == 0 && !method.IsAbstract;

        /// <summary>Computes the checksum of an assembly.</summary>
        /// <param name="assembly">The assembly, compiled as for nanoFramework.</param>
        /// <returns>The checksum; 0 if the assembly has no native methods.</returns>
        public static uint Of(AssemblyDefinition assembly)
        {
            uint crc = 0;
            bool any = false;

            foreach (MethodDefinition method in MetadataOrder.Types(assembly).Where(IsCounted).SelectMany(MetadataOrder.Methods))
            {
                // Up to and including the first native method, each step starts from 0 instead of the value so far.
                string[] parts = IsNative(method) ? [assembly.Name.Name, ClassName(method.DeclaringType), MethodName(method)] : ["NULL"];
                parts.ToList().ForEach(part => crc = Crc(part, any ? crc : 0));
                any |= IsNative(method);
            }

            return any ? crc : 0;
        }

        /// <summary>Returns the name of a class as it appears in the symbols of its natives.</summary>
        /// <param name="type">The class.</param>
        /// <returns>Outer class, namespace and name, joined by underscores.</returns>
        public static string ClassName(TypeDefinition type) =>
            string.Join('_', type.DeclaringType == null ? "" : ClassName(type.DeclaringType), type.Namespace, type.Name)
                .Replace('.', '_').TrimStart('_');

        /// <summary>Returns the name of a method as it appears in the symbols of its natives.</summary>
        /// <returns>The name, the kind, and the types of the result and the parameters, joined by underscores.</returns>
        public static string MethodName(MethodDefinition method) =>
            (method.Name + (method.IsStatic ? "___STATIC__" : "___")
                + string.Join("__", method.Parameters.Select(parameter => parameter.ParameterType).Prepend(method.ReturnType)
                    .Select(TypeName)))
                .Replace('.', '_').Replace("/", "", StringComparison.Ordinal);

        private static string TypeName(TypeReference type) => type switch
        {
            ArrayType array => "SZARRAY_" + TypeName(array.ElementType),
            ByReferenceType reference => "BYREF_" + TypeName(reference.ElementType),
            GenericParameter => "GENERICTYPE",
            _ => s_names.TryGetValue(type.MetadataType, out string? name) ? name : type.FullName.Replace(".", "", StringComparison.Ordinal),
        };

        private static bool IsCounted(TypeDefinition type) =>
            !type.IsInterface && !type.IsEnum && type.BaseType?.FullName != "System.MulticastDelegate"
            && type.Name is not ("RefSafetyRulesAttribute" or "ThisAssembly" or "AccessedThroughPropertyAttribute")
            && type.CustomAttributes.All(attribute => attribute.AttributeType.Name != "ExcludeTypeAttribute");

        private static uint Crc(string text, uint crc)
        {
            foreach (byte value in Encoding.ASCII.GetBytes(text))
            {
                crc ^= (uint)value << 24;

                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc << 1) ^ ((crc & 0x80000000) != 0 ? Polynomial : 0);
                }
            }

            return crc;
        }
    }
}
